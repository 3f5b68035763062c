import { strings } from '@shared/locale';
import { composeNow, dialNow, useDialWarning, useLetterWarning } from '@renderer/app/dial';
import { useLogCall } from '@renderer/stores/log-call';
import { ConfirmDialog } from '@renderer/ui';
import { LogCallDialog } from './log-call-dialog';

/** Asks before somebody is rung who asked not to be. */
function DialWarning() {
  const { target, close } = useDialWarning();
  const words = strings.logCallPage.dial;
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
        void dialNow(target);
      }}
    />
  );
}

/** Asks before somebody is written to who asked for no mail. */
function LetterWarning() {
  const { target, close } = useLetterWarning();
  const words = strings.cardPartsPage.letter;
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
        void composeNow(target);
      }}
    />
  );
}

/** Logging a call, from anywhere. */
export default function LogCallOverlay() {
  const seed = useLogCall((state) => state.seed);
  return (
    <>
      {seed !== null && <LogCallDialog key={`${seed.contactId ?? ''}${seed.dealId ?? ''}`} seed={seed} />}
      <DialWarning />
      <LetterWarning />
    </>
  );
}
