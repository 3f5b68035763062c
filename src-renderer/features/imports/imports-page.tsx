import { useEffect } from 'react';
import { useLocation, useRoute } from 'wouter';
import { isRecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale';
import { Page, PageHead } from '@renderer/features/shell/page';
import { Button, notify, StepHeader } from '@renderer/ui';
import { ArchiveStep } from './archive-step';
import { CheckStep } from './check-step';
import { DoneStep } from './done-step';
import { LogImport } from './log-import';
import { useLogImport } from './log-store';
import { isLogKind } from './import-kinds';
import { FileStep } from './file-step';
import { MatchStep } from './match-step';
import { useImports, useJob } from './queries';
import { RunningStep } from './running-step';
import { cancelImport, finishImport } from './wizard-acts';
import { useWizard, wizard, type Counts, type WizardState } from './wizard-store';

const words = strings.importsPage;
const stepNumbers: Record<WizardState['step'], number> = { file: 0, match: 1, checking: 2, check: 2, committing: 2 };

/** Goes on when a check or an import has ended, however it ended. What went wrong was told when it was heard of. */
function useJobEnd(): void {
  const [, go] = useLocation();
  const { step, jobId, batchId } = useWizard();
  const job = useJob(jobId);
  const state = job?.state ?? 'running';
  useEffect(() => {
    if (job === null || state === 'running' || (step !== 'checking' && step !== 'committing')) return;
    if (step === 'checking') {
      if (state === 'done')
        wizard.put({ step: 'check', jobId: null, counts: (job.result as { counts: Counts }).counts });
      else wizard.put({ step: 'match', jobId: null, batchId: null });
      if (state === 'cancelled') notify.info(words.check.stopped);
    } else if (state === 'done') {
      void finishImport();
      go(`/import/${batchId ?? ''}`, { replace: true });
    } else {
      wizard.put({ step: 'check', jobId: null });
      if (state === 'cancelled') notify.info(words.commit.stopped);
    }
  }, [state, step, job, batchId, go]);
}

/** Bringing in a file of contacts, and what came of those brought in before. */
export default function ImportsPage() {
  const [ofBatch, params] = useRoute('/import/:batchId');
  const step = useWizard((state) => state.step);
  const areCards = useWizard((state) => state.inspection?.kind === 'vcard');
  const about = useWizard((state) => state.inspection?.about ?? 'contacts');
  const isLog = useLogImport((state) => state.step !== 'none');
  useJobEnd();

  // With each step the focus goes to what is new, so that Tab goes on from there.
  useEffect(() => {
    if (step !== 'file' && step !== 'check')
      document.querySelector<HTMLElement>('[data-region="content"]')?.focus({ preventScroll: true });
  }, [step]);

  // Of an import of the past its own steps stand above it.
  const kind = useImports().data?.rows.find(({ id }) => ofBatch && id === params.batchId)?.kind ?? 'contacts';
  const isArchive = useWizard((state) => state.archive !== null);
  if (isLog && !ofBatch) return <LogImport />;
  if (isArchive && !ofBatch)
    return (
      <Page label={strings.arrivals.archive.pageTitle}>
        <PageHead title={strings.arrivals.archive.pageTitle} />
        <ArchiveStep />
      </Page>
    );
  const subject = ofBatch ? kind : about;
  const { title, steps } = isLogKind(kind)
    ? { title: strings.logImports.page.title[kind], steps: strings.logImports.page.steps }
    : {
        title: isRecordSubject(subject) ? strings.recordImports.page.title(subject) : words.title,
        steps: areCards && !ofBatch ? words.cardSteps : words.steps,
      };

  const shown = ofBatch ? steps.length : stepNumbers[step];
  const canCancel = !ofBatch && (step === 'match' || step === 'check');
  return (
    <Page label={title}>
      <PageHead
        title={title}
        middle={<StepHeader steps={steps} current={shown} />}
        actions={
          canCancel && (
            <Button kind="ghost" keys="Esc" bind="form" onClick={cancelImport}>
              {words.cancel}
            </Button>
          )
        }
      />
      {ofBatch ? (
        <DoneStep batchId={params.batchId} />
      ) : step === 'file' ? (
        <FileStep />
      ) : step === 'match' ? (
        <MatchStep />
      ) : step === 'check' ? (
        <CheckStep />
      ) : (
        <RunningStep />
      )}
    </Page>
  );
}
