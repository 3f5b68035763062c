import { Fragment, type MouseEvent } from 'react';
import { readNote, type NoteRun } from '@shared/domain/note-text';
import { tellFailure } from '@renderer/app/ask';
import { openLink } from '@renderer/bridge';
import { notify } from './toast';
import classes from './note-text.module.css';

function open(event: MouseEvent<HTMLAnchorElement>, href: string): void {
  event.preventDefault();
  event.stopPropagation();
  openLink(href).then((answer) => !answer.ok && notify.error(answer.error.message), tellFailure);
}

function Run({ run, plain }: { run: NoteRun; plain: boolean }) {
  const { href } = run;
  const inner =
    href === null || plain ? (
      run.text
    ) : (
      <a href={href} rel="noopener noreferrer" onClick={(event) => open(event, href)}>
        {run.text}
      </a>
    );
  const slanted = run.italic ? <em>{inner}</em> : inner;
  return run.bold ? <strong>{slanted}</strong> : slanted;
}

function Line({ runs, plain }: { runs: readonly NoteRun[]; plain: boolean }) {
  return runs.map((run, at) => <Run key={at} run={run} plain={plain} />);
}

/**
 * A note as it is read: bold, italic, lists and links, made of elements and never of markup.
 * @param plain shows links as text: inside of what is pressed itself
 */
export function NoteText({ text, plain = false }: { text: string; plain?: boolean }) {
  return readNote(text).map((block, at) => {
    if (block.kind === 'list') {
      const items = block.items.map((runs, place) => (
        <li key={place}>
          <Line runs={runs} plain={plain} />
        </li>
      ));
      return block.ordered ? (
        <ol key={at} className={classes.list} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={at} className={classes.list}>
          {items}
        </ul>
      );
    }
    return (
      <div key={at} className={classes.lines}>
        {block.lines.map((runs, place) => (
          <Fragment key={place}>
            {place > 0 && '\n'}
            <Line runs={runs} plain={plain} />
          </Fragment>
        ))}
      </div>
    );
  });
}
