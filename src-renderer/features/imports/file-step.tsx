import { IconAddressBook, IconAlertTriangle, IconFileImport, IconFolderOpen } from '@tabler/icons-react';
import { useRef } from 'react';
import { strings } from '@shared/locale';
import { formatPercent } from '@shared/locale/format';
import { PageBody } from '@renderer/features/shell/page';
import { Button, DeckCard, Glyph, JobProgress } from '@renderer/ui';
import { ImportHistory } from './import-history';
import { ArrivedFiles } from './arrived-files';
import { bringFolder, takeFiles } from './file-queue';
import { filesChosen, nameOfChosen } from './given-folder';
import { WaitingFiles } from './waiting-files';
import { stopUpload } from './wizard-acts';
import { useWizard } from './wizard-store';
import classes from './imports.module.css';

const words = strings.importsPage.file;

/** The first step: a file dropped or chosen; below it what was imported before. */
export function FileStep() {
  const upload = useWizard((state) => state.upload);
  const problem = useWizard((state) => state.problem);
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = (): void => input.current?.click();
  const chooseFolder = (): void => {
    if (folder.current === null) return;
    folder.current.webkitdirectory = true;
    folder.current.click();
  };

  return (
    <PageBody>
      <div className={classes.fileStep}>
        <section className={classes.drop} data-problem={problem !== null || undefined}>
          {upload === null ? (
            <>
              <div className={classes.dropGhost} aria-hidden>
                <DeckCard>
                  <div className={classes.ghostHead}>
                    <span className={classes.ghostGlyph}>
                      <Glyph icon={problem === null ? IconAddressBook : IconAlertTriangle} size={17} />
                    </span>
                    {words.columns.map((column) => (
                      <span key={column}>{column}</span>
                    ))}
                  </div>
                </DeckCard>
              </div>
              {problem === null ? (
                <div>
                  <h2 className={classes.dropTitle}>{words.title}</h2>
                  <p className={classes.dropText}>{words.text}</p>
                  <p className={classes.dropText}>{strings.logImports.page.also}</p>
                </div>
              ) : (
                <div role="alert">
                  <h2 className={classes.dropTitle}>{words.notRead(problem.fileName)}</h2>
                  <p className={classes.dropText}>{problem.message}</p>
                </div>
              )}
              <Button kind="primary" size="lg" icon={IconFileImport} keys="O" bind="form" onClick={choose} autoFocus>
                {problem === null ? words.choose : words.chooseOther}
              </Button>
              <Button kind="ghost" icon={IconFolderOpen} keys="Shift O" bind="form" onClick={chooseFolder}>
                {words.chooseFolder}
              </Button>
            </>
          ) : (
            <div className={classes.running}>
              <JobProgress
                flat
                title={words.reading(upload.fileName)}
                done={Math.round(upload.share * 100)}
                total={100}
                count={formatPercent(Math.round(upload.share * 100))}
                stopHint={words.stopHint}
                onStop={stopUpload}
              />
            </div>
          )}
          <input
            ref={folder}
            type="file"
            hidden
            data-import-folder
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              if (files.length > 0) void bringFolder(nameOfChosen(files), async () => filesChosen(files));
            }}
          />
          <input
            ref={input}
            type="file"
            multiple
            hidden
            data-import-file
            accept=".csv,.tsv,.txt,.vcf,.vcard,.xlsx,.xlsm,text/vcard,text/x-vcard,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,.xml,.html,.htm,.zip,.eml,.mbox,.mbx,.ics,text/csv,text/tab-separated-values,text/plain,text/calendar,message/rfc822"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              // The same file may be chosen again after it was mended.
              event.currentTarget.value = '';
              takeFiles(files);
            }}
          />
        </section>
        <WaitingFiles />
        <ArrivedFiles />
        <ImportHistory />
      </div>
    </PageBody>
  );
}
