import { IconSearch, IconSelector, IconSettings, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { localDateOf } from '@shared/domain/time-zone';
import { strings } from '@shared/locale';
import { formatCount, formatDayOfMonth, formatSettings, formatTime } from '@shared/locale/format';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { Later, laterCode } from '@renderer/app/later';
import { hasOverlay, hasPage } from '@renderer/app/pages';
import { useUsers } from '@renderer/app/users';
import { usePalette } from '@renderer/stores/palette';
import { wantSettingsPart } from '@renderer/stores/settings-part';
import { useStarted } from '@renderer/stores/started';
import { Avatar } from '@renderer/ui/avatar';
import { Glyph } from '@renderer/ui/glyph';
import { Keys } from '@renderer/ui/keys';
import { MenuList } from '@renderer/ui/menu-list';
import { Tip } from '@renderer/ui/tip';
import { Logo } from './logo';
import { isHere, navItems, type NavItem } from './nav-items';
import { useNarrow } from './use-narrow';
import classes from './app-shell.module.css';

/** After the first page: what a start needs not. */
const railViews = laterCode(() => import('@renderer/features/contacts/rail-views'));

/** "08:55" today, else "10 Nov". */
function shortWhen(instant: string): string {
  const date = localDateOf(instant, formatSettings().timeZone);
  return date === fileToday() ? formatTime(instant) : formatDayOfMonth(date);
}

function Entry({ item, count, narrow }: { item: NavItem; count?: number; narrow: boolean }) {
  const [location] = useLocation();
  const here = isHere(item, location);
  const due = count !== undefined && count > 0;
  const shown = formatCount(count ?? 0);
  return (
    <Tip label={due ? `${item.label}, ${shown}` : item.label} disabled={!narrow}>
      <Link href={item.path} className={classes.item} aria-current={here ? 'page' : undefined}>
        <Glyph icon={item.icon} size={17} />
        <span className={classes.name}>{item.label}</span>
        {due && <span className={classes.count}>{shown}</span>}
      </Link>
    </Tip>
  );
}

function run(work: Promise<unknown>): void {
  work.catch((failure: unknown) => tellFailure(failure));
}

function FileButton({ name, host }: { name: string; host: string }) {
  const desktop = host === 'electron';
  const entries = [
    ...(desktop
      ? [
          { label: strings.shell.fileMenu.open, onSelect: () => run(ask('app.open_file', {})) },
          { label: strings.shell.fileMenu.create, onSelect: () => run(ask('app.open_file', { create: true })) },
          { label: strings.shell.fileMenu.show, onSelect: () => run(ask('app.show_file', {})) },
          '-' as const,
        ]
      : []),
    { label: strings.shell.fileMenu.example, onSelect: () => run(ask('app.load_example', {})) },
  ];
  return (
    <MenuList
      label={strings.shell.switchFile}
      width={220}
      entries={entries}
      target={
        <button type="button" className={classes.file} aria-label={`${name}, ${strings.shell.switchFile}`}>
          <Logo />
          <span className={classes.fileName}>{name}</span>
          <Glyph icon={IconSelector} size={14} />
        </button>
      }
    />
  );
}

/** The left rail: the file, find or do, the places, and below them the settings, the backup's state and who is here. */
export function Rail() {
  const narrow = useNarrow(1100);
  const started = useStarted((state) => state.started);
  const openPalette = usePalette((state) => state.open);
  const info = useRead(['file', 'setting', 'user'], 'app.info', {});
  const users = useUsers();
  const counts = useRead(['task', 'deal', 'contact'], 'today.counts', { date: fileToday() }, { keepPrevious: true });
  const file = info.data?.file;
  const user = users.data?.rows.find((row) => row.id === info.data?.userId);
  const backedUp = file?.lastBackupAt ?? null;
  const state = backedUp === null ? strings.shell.notBackedUp : strings.shell.backedUp(shortWhen(backedUp));
  return (
    <aside className={classes.rail} aria-label={strings.shell.appName} data-region="rail" tabIndex={-1}>
      <FileButton name={file?.name ?? strings.shell.appName} host={info.data?.host ?? ''} />
      {hasOverlay('palette') && (
        <Tip label={strings.shell.findOrDo} keys="Ctrl K" disabled={!narrow}>
          <button
            type="button"
            className={classes.find}
            aria-keyshortcuts="Control+K"
            aria-haspopup="dialog"
            onClick={() => openPalette()}
          >
            <Glyph icon={IconSearch} />
            <span>{strings.shell.findOrDo}</span>
            <Keys keys="Ctrl K" />
          </button>
        </Tip>
      )}
      <nav className={classes.nav} aria-label={strings.shell.mainNavigation}>
        {navItems.map((item) => (
          <Entry
            key={item.path}
            item={item}
            narrow={narrow}
            count={item.path === '/today' ? counts.data?.today : undefined}
          />
        ))}
      </nav>
      {!narrow && started && hasPage('/contacts') && <Later code={railViews} />}
      <div className={classes.bottom}>
        {hasPage('/settings') && (
          <Entry item={{ path: '/settings', label: strings.shell.nav.settings, icon: IconSettings }} narrow={narrow} />
        )}
        <Tip label={state} disabled={!narrow || file === undefined}>
          <div className={classes.state} data-tone={backedUp === null ? 'warn' : undefined}>
            {file && (
              <>
                <Glyph icon={backedUp === null ? IconShieldX : IconShieldCheck} size={16} />
                <span className={classes.stateText}>{state}</span>
              </>
            )}
          </div>
        </Tip>
        <div className={classes.userPlace}>
          {user && (
            <Tip label={user.name} disabled={!narrow}>
              <Link href="/settings" className={classes.user} onClick={() => wantSettingsPart('you')}>
                <Avatar id={user.id} name={user.name} kind="user" size={24} />
                <span className={classes.userName}>{user.name}</span>
              </Link>
            </Tip>
          )}
        </div>
      </div>
    </aside>
  );
}
