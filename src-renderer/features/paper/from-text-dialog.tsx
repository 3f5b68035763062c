import { useDeferredValue, useMemo, useState } from 'react';
import { readSignature, type FoundPart, type PartKind } from '@shared/domain/signature';
import type { LeftOut } from '@shared/domain/signature-lines';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { CheckField, Dialog, LinkButton, SelectField, TextAreaField } from '@renderer/ui';
import classes from './paper.module.css';

const words = strings.paperPage;
const read = words.read;
const kinds: readonly PartKind[] = ['name', 'company', 'title', 'phone', 'email', 'web', 'social', 'im', 'notes'];

/** What the user made of a part: where it goes, and whether it is taken; by its place in the text as read. */
type Changes = Readonly<Record<number, { kind?: PartKind; taken?: boolean }>>;

function PartRow({
  part,
  taken,
  onChange,
}: {
  part: FoundPart;
  taken: boolean;
  onChange: (change: { kind?: PartKind; taken?: boolean }) => void;
}) {
  const choices = (part.kind === 'address' ? ['address', 'notes'] : kinds).map((kind) => ({
    value: kind as PartKind,
    label: words.kind[kind as PartKind],
  }));
  return (
    <li className={classes.part} data-off={!taken || undefined}>
      <CheckField
        label={<span className="cd-sr">{read.take(part.value)}</span>}
        ariaLabel={read.take(part.value)}
        checked={taken}
        onChange={(checked) => onChange({ taken: checked })}
      />
      <span className={classes.who}>
        <span className={classes.partValue}>
          {part.value}
          {!part.sure && <span className={classes.check}>{words.check}</span>}
        </span>
        {part.source.trim() !== part.value && (
          <span className={classes.second}>{words.from(part.source.split('\n').join(', ').trim())}</span>
        )}
      </span>
      <SelectField
        label={read.goesTo(part.value)}
        hideLabel
        compact
        value={part.kind}
        choices={choices}
        onChange={(kind) => onChange({ kind })}
      />
    </li>
  );
}

function LeftOutLines({ lines, onKeep }: { lines: readonly LeftOut[]; onKeep: (line: LeftOut) => void }) {
  if (lines.length === 0) return null;
  return (
    <details className={classes.leftOut}>
      <summary>{read.leftOut(lines.length)}</summary>
      <ul>
        {lines.map((line, at) => (
          <li key={`${String(at)} ${line.source}`} className={classes.part}>
            <span className={classes.who}>
              <span>{line.source.trim()}</span>
              <span className={classes.second}>{read.why[line.why]}</span>
            </span>
            <LinkButton onClick={() => onKeep(line)}>
              {read.keep}
              <span className="cd-sr">: {line.source.trim()}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A text as pasted and what is read in it, each part with its line and to be checked before it is taken. */
export function FromTextDialog({
  title,
  action,
  onClose,
  onTake,
}: {
  title: string;
  action: string;
  onClose: () => void;
  /** @returns whether it was taken; else the dialog stays with all that is in it */
  onTake: (parts: FoundPart[]) => Promise<boolean>;
}) {
  const [text, setText] = useState('');
  const [changes, setChanges] = useState<Changes>({});
  const [kept, setKept] = useState<readonly string[]>([]);
  const wanted = useDeferredValue(text);
  const found = useMemo(() => readSignature(wanted, formatSettings().region), [wanted]);
  const leftOut = found.leftOut.filter(({ source, why }) => why !== 'mark' && !kept.includes(source));
  const all: FoundPart[] = [
    ...found.parts,
    ...kept.map((source) => ({
      kind: 'notes' as const,
      label: '',
      value: source.trim(),
      address: null,
      source,
      sure: true,
    })),
  ].map((part, at) => ({ ...part, kind: changes[at]?.kind ?? part.kind }));
  const taken = all.filter((_, at) => changes[at]?.taken ?? true);

  async function take(): Promise<void> {
    if (await onTake(taken)) onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      width={640}
      closeOnClickOutside={text === ''}
      onSubmit={take}
      submit={action}
      canSubmit={taken.length > 0}
    >
      <TextAreaField
        label={read.text}
        hint={read.textHint}
        value={text}
        dataAutofocus
        minRows={4}
        maxRows={8}
        onChange={(typed) => {
          setText(typed);
          setChanges({});
          setKept([]);
        }}
      />
      <section aria-label={read.found} className={classes.foundParts}>
        <h3 className={classes.moreTitle}>{read.found}</h3>
        {all.length === 0 ? (
          <p className={classes.quiet}>{read.nothing}</p>
        ) : (
          <ul>
            {all.map((part, at) => (
              <PartRow
                key={`${String(at)} ${part.value}`}
                part={part}
                taken={changes[at]?.taken ?? true}
                onChange={(change) => setChanges((before) => ({ ...before, [at]: { ...before[at], ...change } }))}
              />
            ))}
          </ul>
        )}
        <LeftOutLines lines={leftOut} onKeep={({ source }) => setKept((before) => [...before, source])} />
      </section>
    </Dialog>
  );
}
