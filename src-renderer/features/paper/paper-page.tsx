import { IconTextScan2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { readSignature } from '@shared/domain/signature';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { DetailPanel, Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { Button, Keys, notify, TextField } from '@renderer/ui';
import { FromTextDialog } from './from-text-dialog';
import { takeScans } from './paper-acts';
import { PaperFields } from './paper-fields';
import { blankForm, isBlank, withParts } from './paper-form';
import { usePaper } from './paper-store';
import { ScanPane } from './scan-pane';
import { Alike, JustSaved } from './side-panel';
import classes from './paper.module.css';

const words = strings.paperPage;

/** Pictures pasted anywhere go to the queue; several lines pasted into a field of one line are read for their parts. */
function usePasted(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData: data, target } = event;
      if (data === null || document.querySelector('[role="dialog"]') !== null) return;
      const pictures = [...data.files].filter(({ type }) => type.startsWith('image/'));
      if (pictures.length > 0) {
        event.preventDefault();
        const { scans } = usePaper.getState();
        takeScans(
          pictures.map((file, at) => new File([file], words.scan.pasted(scans.length + at + 1), { type: file.type })),
        );
        return;
      }
      const text = data.getData('text/plain');
      if (target instanceof HTMLTextAreaElement || text.trim().split(/\r\n|\r|\n/).length < 2) return;
      event.preventDefault();
      fill(text);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}

function fill(text: string): void {
  const { parts } = readSignature(text, formatSettings().region);
  usePaper.setState(({ form }) => ({ form: withParts(form, parts) }));
}

/** Empties the form, with a way back: typing is work. */
function clear(): void {
  const { form, pins } = usePaper.getState();
  if (!isBlank(form, pins)) notify.done(words.cleared, { undo: () => usePaper.setState({ form }) });
  usePaper.setState(({ begun }) => ({ form: blankForm, begun: begun + 1 }));
}

function Foot() {
  const isEmpty = usePaper(({ form, pins }) => isBlank(form, pins));
  const isRead = usePaper(({ form }) => Object.keys(form.sources).length > 0);
  return (
    <>
      <span className={classes.ditto} role="status">
        {isRead ? (
          words.read.filled
        ) : (
          <>
            <span className={classes.dittoHint}>
              <Keys keys="Ctrl D" /> {words.dittoHint}
            </span>
          </>
        )}
      </span>
      {!isEmpty && <span className={classes.quiet}>{words.draftKept}</span>}
      <Button kind="ghost" size="md" onClick={clear}>
        {words.clear}
      </Button>
      <Button kind="primary" size="md" keys="↵" type="submit" form="paper-form">
        {words.save}
      </Button>
    </>
  );
}

/** Rapid entry for a stack of paper cards: a form, the photograph beside it, and what was saved. */
export default function PaperPage() {
  const count = usePaper(({ saved }) => saved.filter((one) => !one.isUndone).length);
  const tag = usePaper((state) => state.tag);
  const [reads, setReads] = useState(false);
  usePasted();
  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        path={[{ label: strings.contactsPage.title, href: '/contacts' }]}
        meta={words.count(count) || undefined}
        actions={
          <Button icon={IconTextScan2} onClick={() => setReads(true)}>
            {words.fromTextMenu}
          </Button>
        }
      />
      <PageBody
        footer={<Foot />}
        panel={
          <DetailPanel>
            <Alike />
            <JustSaved />
          </DetailPanel>
        }
      >
        <div className={classes.desk}>
          <div>
            <PaperFields />
            <div className={classes.stack}>
              <TextField
                form="paper-form"
                label={words.tag}
                hint={words.tagHint}
                value={tag}
                maxLength={60}
                onChange={(text) => usePaper.setState({ tag: text })}
              />
            </div>
          </div>
          <ScanPane />
        </div>
      </PageBody>
      {reads && (
        <FromTextDialog
          title={words.read.title}
          action={words.read.addForm}
          onClose={() => setReads(false)}
          onTake={(parts) => {
            usePaper.setState(({ form }) => ({ form: withParts(form, parts) }));
            return Promise.resolve(true);
          }}
        />
      )}
    </Page>
  );
}
