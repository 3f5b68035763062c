import { IconArchive, IconEye, IconRestore } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { formatSize } from '@shared/locale/format-size';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { RestoreDialog } from '@renderer/features/shell/restore-dialog';
import { useJobs } from '@renderer/stores/jobs';
import { Button, IconButton, notify, PlainTable } from '@renderer/ui';
import { Section } from './section';
import classes from './settings.module.css';

const words = strings.settingsPage.backups;

/** Backing up now, and the backups there are: each can be looked at, and brought back. */
export function BackupsSection({ info }: { info: OutputOf<'app.info'> }) {
  const list = useRead('file', 'backups.list', {});
  const [jobId, setJobId] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<{ name: string; at: string } | null>(null);
  const state = useJobs((jobs) => (jobId === null ? undefined : jobs.jobs[jobId]?.state));

  useEffect(() => {
    if (state === undefined || state === 'running') return;
    if (state === 'done') notify.done(words.done);
    setJobId(null);
  }, [state]);

  async function start(): Promise<void> {
    try {
      const started = await ask('backups.create', {});
      setJobId(started.jobId);
    } catch (failure) {
      tellFailure(failure);
    }
  }

  const rows = list.data?.rows ?? [];
  return (
    <Section title={words.title}>
      <p className={classes.text}>{words.text}</p>
      <dl className={classes.facts}>
        <dt>{words.where}</dt>
        <dd>{info.file.backupDir}</dd>
      </dl>
      {info.file.lookingAt === null && (
        <div className={classes.acts}>
          <Button size="md" icon={IconArchive} busy={jobId !== null} onClick={() => void start()}>
            {words.now}
          </Button>
        </div>
      )}
      {list.isSuccess && rows.length === 0 ? (
        <p className={classes.text}>{words.none}</p>
      ) : (
        <PlainTable>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col" data-number>
                {words.size}
              </th>
              <th scope="col" data-acts>
                <span className="cd-sr">{words.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const when = formatMoment(row.at);
              return (
                <tr key={row.name}>
                  <td title={row.name}>{when}</td>
                  <td data-number>{formatSize(row.bytes)}</td>
                  <td data-acts>
                    <IconButton
                      icon={IconEye}
                      label={words.lookAt(when)}
                      onClick={() =>
                        void ask('backups.look', { name: row.name }).catch((failure: unknown) => tellFailure(failure))
                      }
                    />
                    <IconButton icon={IconRestore} label={words.restoreOf(when)} onClick={() => setRestoring(row)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </PlainTable>
      )}
      {restoring && (
        <RestoreDialog
          name={restoring.name}
          at={restoring.at}
          file={info.file.name}
          canLook
          onClose={() => setRestoring(null)}
        />
      )}
    </Section>
  );
}
