import {
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconFileExport,
  IconFilePlus,
  IconFiles,
  IconFolderOpen,
  IconFolderSearch,
  IconFolderShare,
  IconPackageImport,
  IconSparkles,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { formatSize } from '@shared/locale/format-size';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { hasOverlay } from '@renderer/app/pages';
import { openExport } from '@renderer/stores/export';
import { useJobs } from '@renderer/stores/jobs';
import { Button, MenuList, notify, type MenuAction } from '@renderer/ui';
import { Section } from './section';
import classes from './settings.module.css';

const words = strings.settingsPage.file;

function run(work: Promise<unknown>): void {
  work.catch((failure: unknown) => tellFailure(failure));
}

/** Says where a copy went, once its job is done. */
function useCopy(): (jobId: string | null) => void {
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJobs((jobs) => (jobId === null ? undefined : jobs.jobs[jobId]));
  useEffect(() => {
    if (job === undefined || job.state === 'running') return;
    const { name } = (job.result ?? {}) as { name?: string };
    if (job.state === 'done') notify.done(words.copied(name ?? ''));
    setJobId(null);
  }, [job]);
  return setJobId;
}

/** Where the data lies, what is in it, and what can be done with the whole of it. */
export function DataFileSection({ info }: { info: OutputOf<'app.info'> }) {
  const { file, host } = info;
  const figures = useRead(['contact', 'interaction', 'deal'], 'app.figures', {}).data;
  const [, go] = useLocation();
  const follow = useCopy();
  const desktop = host === 'electron';
  const isOwn = !file.isDemo && file.lookingAt === null;
  const more: (MenuAction | false)[] = [
    desktop && isOwn && { label: words.move, icon: IconFolderShare, onSelect: () => run(ask('app.move_file', {})) },
    desktop && {
      label: words.saveCopy,
      icon: IconFiles,
      onSelect: () => run(ask('app.save_copy', {}).then(({ jobId }) => follow(jobId))),
    },
    { label: words.fromZip, icon: IconPackageImport, onSelect: () => go('/import') },
    desktop && {
      label: words.fromFolder,
      icon: IconFileExport,
      onSelect: () => run(ask('archive.restore_folder', {})),
    },
    isOwn && { label: words.example, icon: IconSparkles, onSelect: () => run(ask('app.load_example', {})) },
  ];
  return (
    <Section title={words.title}>
      {file.isDemo && <p className={classes.note}>{words.isExample}</p>}
      <dl className={classes.facts}>
        <dt>{words.path}</dt>
        <dd>{file.path}</dd>
        <dt>{words.holds}</dt>
        <dd>
          {figures &&
            words.counts(formatCount(figures.contacts), formatCount(figures.interactions), formatCount(figures.deals))}
        </dd>
        <dt>{words.size}</dt>
        <dd>{formatSize(file.bytes)}</dd>
      </dl>
      <div className={classes.acts}>
        {desktop ? (
          <>
            <Button size="md" icon={IconFolderSearch} onClick={() => run(ask('app.show_file', {}))}>
              {words.show}
            </Button>
            <Button size="md" icon={IconFolderOpen} onClick={() => run(ask('app.open_file', {}))}>
              {words.open}
            </Button>
            <Button size="md" icon={IconFilePlus} onClick={() => run(ask('app.open_file', { create: true }))}>
              {words.create}
            </Button>
          </>
        ) : (
          <Button
            size="md"
            icon={IconCopy}
            onClick={() => run(navigator.clipboard.writeText(file.path).then(() => notify.info(words.pathCopied)))}
          >
            {words.copyPath}
          </Button>
        )}
        {hasOverlay('export') && (
          <Button size="md" icon={IconDownload} onClick={() => openExport({ everything: true })}>
            {words.exportAll}
          </Button>
        )}
        <MenuList
          label={words.more}
          width={260}
          entries={more.filter((entry): entry is MenuAction => entry !== false)}
          target={
            <Button size="md" icon={IconDotsVertical}>
              {words.more}
            </Button>
          }
        />
      </div>
    </Section>
  );
}
