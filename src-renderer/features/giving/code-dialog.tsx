import { strings } from '@shared/locale';
import { useRead } from '@renderer/app/ask';
import { Button, Dialog, Failure, notify, SkeletonBlock } from '@renderer/ui';
import { codePath } from './code-path';
import classes from './giving.module.css';

const words = strings.givingPage.code;

/** What of a vCard a person reads: the lines that say something, without their types. */
export function readableLines(vcard: string): string[] {
  return vcard
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => !/^(BEGIN|END|VERSION|N|X-[^:]*|[^:]*\.X-[^:]*)[;:]/.test(line) && line.includes(':'))
    .map((line) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\\n/gi, ' ')
        .replace(/\\([,;\\])/g, '$1')
        .replace(/;+/g, ', ')
        .replace(/^[, ]+|[, ]+$/g, ''),
    )
    .filter((line) => line !== '');
}

/** The QR code of a card, and in words what it holds. */
export function CodeDialog({ card, onClose }: { card: { id: string; name: string }; onClose: () => void }) {
  const answer = useRead('contact', 'giving.code', { id: card.id });
  const code = answer.data ? codePath(answer.data.vcard) : null;

  async function copy(): Promise<void> {
    if (!answer.data) return;
    try {
      await navigator.clipboard.writeText(answer.data.vcard);
      notify.info(words.copied);
    } catch (failure) {
      if (!(failure instanceof DOMException)) throw failure;
      notify.error(strings.givingPage.notCopied);
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title(card.name)}
      width={600}
      note={answer.data?.isShortened === true ? words.shortened : undefined}
      actions={
        <>
          <Button size="md" disabled={!answer.data} onClick={() => void copy()}>
            {words.copy}
          </Button>
          <Button kind="primary" size="md" data-autofocus onClick={onClose}>
            {strings.ui.done}
          </Button>
        </>
      }
    >
      {answer.error && <Failure>{answer.error.message}</Failure>}
      {answer.isPending && <SkeletonBlock rows={6} />}
      {answer.data && (
        <div className={classes.code}>
          {code === null ? (
            <Failure>{words.tooLong}</Failure>
          ) : (
            <svg
              className={classes.codePicture}
              viewBox={`0 0 ${code.edge} ${code.edge}`}
              shapeRendering="crispEdges"
              role="img"
              aria-label={words.picture(card.name)}
            >
              <rect width={code.edge} height={code.edge} fill="#fff" />
              <path d={code.path} fill="#000" />
            </svg>
          )}
          <div className={classes.codeSide}>
            <p className={classes.quiet}>{words.hint}</p>
            <h3 className={classes.codeHead}>{words.holds}</h3>
            <ul className={classes.codeLines}>
              {readableLines(answer.data.vcard).map((line, at) => (
                <li key={at} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </Dialog>
  );
}
