import { strings } from '@shared/locale';
import { composeNow, dialNow, useDialWarning, useLetterWarning } from '@renderer/app/dial';
import { useLogCall } from '@renderer/stores/log-call';
import { ConfirmDialog } from '@renderer/ui';
import { LogCallDialog } from './log-call-dialog';

interface Asked<T> {
  target: T | null;
  close: () => void;
  words: { warnTitle: (name: string) => string; warnText: (name: string) => string; confirm: string };
  go: (target: T) => Promise<unknown>;
}

/** Asks before somebody is rung who asked not to be, or written to who asked for no mail. */
function AskFirst<T extends { name: string }>({ target, close, words, go }: Asked<T>) {
  if (target === null) return null;
  return (
    <ConfirmDialog
      opened
      danger={false}
      title={words.warnTitle(target.name)}
      text={words.warnText(target.name)}
      confirm={words.confirm}
      onClose={close}
      onConfirm={() => {
        close();
        void go(target);
      }}
    />
  );
}

/** Logging a call, from anywhere. */
export default function LogCallOverlay() {
  const seed = useLogCall((state) => state.seed);
  const dial = useDialWarning();
  const letter = useLetterWarning();
  return (
    <>
      {seed !== null && <LogCallDialog key={`${seed.contactId ?? ''}${seed.dealId ?? ''}`} seed={seed} />}
      <AskFirst target={dial.target} close={dial.close} words={strings.logCallPage.dial} go={dialNow} />
      <AskFirst target={letter.target} close={letter.close} words={strings.cardPartsPage.letter} go={composeNow} />
    </>
  );
}
