import { IconFilePlus, IconPackageImport } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { PageBody } from '@renderer/features/shell/page';
import { Button, Glyph, JobProgress, KeyFigure, notify } from '@renderer/ui';
import { endArchive, startRestore } from './archive-acts';
import { useJob, useStopJob } from './queries';
import { useWizard, wizard } from './wizard-store';
import classes from './imports.module.css';

const words = strings.arrivals.archive;

/** An export of a whole file: what is in it, and the making of a new file of it. */
export function ArchiveStep() {
  const [, go] = useLocation();
  const archive = useWizard((state) => state.archive);
  const job = useJob(archive?.jobId ?? null);
  const { stop, stopping } = useStopJob(archive?.jobId ?? null);
  const state = job?.state ?? 'running';

  useEffect(() => {
    if (archive === null || archive.jobId === null || state === 'running') return;
    if (state === 'done') {
      notify.done(words.made(archive.newName));
      void endArchive();
      go('/contacts', { replace: true });
    } else wizard.put({ archive: { ...archive, jobId: null } });
    if (state === 'cancelled') notify.info(words.stopped);
  }, [state, archive, go]);

  if (archive === null) return null;
  const { contents } = archive;
  return (
    <PageBody>
      <div className={classes.centre}>
        {archive.jobId === null ? (
          <div className={classes.done}>
            <span className={classes.doneMark}>
              <Glyph icon={IconPackageImport} size={28} />
            </span>
            <h2 className={classes.doneTitle}>{words.title(contents.name)}</h2>
            <p className={classes.second}>{words.when(formatMoment(contents.at))}</p>
            <div className={classes.figures}>
              {(['contacts', 'interactions', 'deals', 'tasks', 'attachments'] as const).map((key) => (
                <KeyFigure key={key} label={words.figures[key]} value={formatCount(contents[key])} large />
              ))}
            </div>
            <p className={classes.quiet}>{words.why}</p>
            <div className={classes.doneActs}>
              <Button kind="primary" size="lg" icon={IconFilePlus} onClick={() => void startRestore()} autoFocus>
                {words.make}
              </Button>
              <Button kind="ghost" size="lg" keys="Esc" bind="form" onClick={() => void endArchive()}>
                {strings.importsPage.cancel}
              </Button>
            </div>
          </div>
        ) : (
          <div className={classes.running}>
            <h2 className={classes.runningTitle}>{job?.title ?? archive.fileName}</h2>
            <JobProgress
              flat
              title={job === null || job.stage === '' ? words.make : job.stage}
              done={job?.done ?? 0}
              total={job?.total ?? null}
              secondsLeft={job?.secondsLeft}
              stopHint={words.stopHint}
              stopping={stopping}
              onStop={stop}
            />
          </div>
        )}
      </div>
    </PageBody>
  );
}
