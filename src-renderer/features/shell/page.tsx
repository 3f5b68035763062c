import { IconChevronRight, IconLayoutSidebarRight } from '@tabler/icons-react';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { useBackList } from '@renderer/stores/back-list';
import { footRef } from '@renderer/stores/feet';
import { IconButton } from '@renderer/ui/button';
import { cx, Glyph } from '@renderer/ui/glyph';
import { SectionHead } from '@renderer/ui/section-head';
import { CallBar } from './call-bar';
import { LookingBar } from './looking-bar';
import classes from './page.module.css';

interface PanelState {
  has: boolean;
  open: boolean;
  setHas: (has: boolean) => void;
  setOpen: (open: boolean) => void;
}

const PanelContext = createContext<PanelState>({
  has: false,
  open: false,
  setHas: () => undefined,
  setOpen: () => undefined,
});

export interface PageProps {
  /** The window's title and the name of the main landmark. */
  label: string;
  /** A card or deal: shows the edges of the deck behind it when there is a list to go back to, and Esc goes there. */
  deck?: boolean;
  children: ReactNode;
}

/** One screen: the sheet that lies on the desk. */
export function Page({ label, deck, children }: PageProps) {
  const [has, setHas] = useState(false);
  const [open, setOpen] = useState(false);
  const [, go] = useLocation();
  const list = useBackList((state) => state.list);
  const back = deck === true ? list : null;
  useEffect(() => {
    document.title = `${label} · ${strings.shell.appName}`;
  }, [label]);
  useShortcut('Esc', () => back && go(back.href), {
    description: strings.shell.keys.back,
    group: 'card',
    when: back !== null,
  });
  const panel = useMemo(() => ({ has, open, setHas, setOpen }), [has, open]);
  return (
    <PanelContext.Provider value={panel}>
      <div className={classes.page} data-deck={back !== null || undefined}>
        {back !== null && (
          <>
            <div className={classes.edge} aria-hidden />
            <div className={classes.edge} aria-hidden />
          </>
        )}
        <main className={classes.sheet} aria-label={label}>
          {children}
        </main>
      </div>
    </PanelContext.Provider>
  );
}

export interface PageHeadProps {
  title: string;
  /** Beside the title in ink-3: "1,936 of 2,418". */
  meta?: ReactNode;
  /** Where the page hangs: the title then stands last. */
  path?: ReadonlyArray<{ label: string; href: string }>;
  /** In the middle: the steps of an import. */
  middle?: ReactNode;
  /** View controls, then the one primary button. */
  actions?: ReactNode;
  /** Right after the title: a switcher. */
  titleExtra?: ReactNode;
}

/** The head of a screen, 48 high. */
export function PageHead({ title, meta, path, middle, actions, titleExtra }: PageHeadProps) {
  const panel = useContext(PanelContext);
  return (
    <>
      <header className={classes.head} data-head data-region="head" tabIndex={-1}>
        {path && path.length > 0 ? (
          <nav aria-label={strings.shell.path} className={classes.titles}>
            <ol className={classes.path}>
              {path.map((step) => (
                <li key={step.href}>
                  <Link href={step.href}>{step.label}</Link>
                  <Glyph icon={IconChevronRight} size={14} />
                </li>
              ))}
              <li aria-current="page">
                <h1>{title}</h1>
                {titleExtra}
              </li>
            </ol>
          </nav>
        ) : (
          <div className={classes.titles}>
            <h1 className={classes.title}>{title}</h1>
            {titleExtra}
            {meta !== undefined && <span className={classes.meta}>{meta}</span>}
          </div>
        )}
        {middle !== undefined && <div className={classes.middle}>{middle}</div>}
        <div className={classes.actions}>
          {path && path.length > 0 && meta !== undefined && <span className={classes.meta}>{meta}</span>}
          {actions}
          {panel.has && (
            <IconButton
              className={classes.drawerButton}
              icon={IconLayoutSidebarRight}
              label={strings.shell.showDetails}
              aria-expanded={panel.open}
              onClick={() => panel.setOpen(!panel.open)}
            />
          )}
        </div>
      </header>
      <LookingBar />
      <CallBar />
    </>
  );
}

/** The hairline between groups of controls in a head. */
export function HeadLine() {
  return <span className={classes.line} aria-hidden />;
}

export interface PageBodyProps {
  children: ReactNode;
  /** A DetailPanel. */
  panel?: ReactNode;
  /** Above the content, not scrolled: tabs, filters, figures. */
  toolbar?: ReactNode;
  /** Below it, not scrolled: Back and the primary of a form. */
  footer?: ReactNode;
  /** `page` scrolls with the gutter of 20, `flush` scrolls without, `none` leaves it to the content (a DataGrid, a board). */
  scroll?: 'page' | 'flush' | 'none';
}

/** What stands under the head: content, and the detail panel at its right. */
export function PageBody({ children, panel, toolbar, footer, scroll = 'page' }: PageBodyProps) {
  return (
    <div className={classes.columns}>
      <div className={classes.content} data-region="content" tabIndex={-1}>
        {toolbar !== undefined && toolbar !== false && <div className={classes.toolbar}>{toolbar}</div>}
        {scroll === 'none' ? (
          children
        ) : (
          <div
            className={classes.scroll}
            data-gutter={scroll === 'page' || undefined}
            role="presentation"
            tabIndex={-1}
          >
            {children}
          </div>
        )}
        {footer !== undefined && (
          <div ref={footRef} className={classes.foot}>
            {footer}
          </div>
        )}
      </div>
      {panel}
    </div>
  );
}

export interface DetailPanelProps {
  children: ReactNode;
  label?: string;
  /** On sunken ground: previews. */
  sunken?: boolean;
}

/** The one panel of a screen: 336 wide, 288 below 1100, a drawer below 900 that the head's button opens. */
export function DetailPanel({ children, label = strings.shell.details, sunken }: DetailPanelProps) {
  const { open, setHas, setOpen } = useContext(PanelContext);
  useEffect(() => {
    setHas(true);
    return () => setHas(false);
  }, [setHas]);
  useShortcut('Esc', () => setOpen(false), { description: strings.ui.close, group: 'card', when: open, hidden: true });
  return (
    <>
      {open && (
        <button
          type="button"
          className={classes.drawerBack}
          aria-label={strings.ui.close}
          tabIndex={-1}
          onClick={() => setOpen(false)}
        />
      )}
      <aside
        className={classes.panel}
        aria-label={label}
        data-region="panel"
        data-open={open || undefined}
        data-sunken={sunken || undefined}
        tabIndex={-1}
      >
        {children}
      </aside>
    </>
  );
}

/** A part of a detail panel: its head and its rows, a hairline under it. */
export function PanelSection({
  title,
  count,
  actions,
  children,
}: {
  title: string;
  count?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.panelSection} aria-label={title}>
      <SectionHead title={title} count={count} actions={actions} />
      <div className={classes.panelRows}>{children}</div>
    </section>
  );
}

/** Names and values in a panel, 30 a line. Its children are DetailRows. */
export function DetailList({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={cx(className)}>{children}</dl>;
}

export function DetailRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
