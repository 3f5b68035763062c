import { useQueryClient } from '@tanstack/react-query';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { formatSize } from '@shared/locale/format-size';
import { Button, cx, FieldStack, SelectField, SwitchField, TextField } from '@renderer/ui';
import { checkAgain, decideLog } from './log-acts';
import { valueText, whenOf, WhatMark, whoOf } from './log-columns';
import { logImport, useLogImport, type LogDecision, type LogRow } from './log-store';
import common from './imports.module.css';
import classes from './check.module.css';
import own from './log.module.css';

const words = strings.logImports.page;
const keys: Record<LogDecision, string> = { log: 'L', card: 'N', left: 'X' };

/** What holds for all of a log: what becomes of those without a card, and which addresses are one's own. */
export function LogOptions() {
  const client = useQueryClient();
  const { kind, summary, unknown, mine, keepFiles } = useLogImport();
  if (summary === null || (summary.unknown === 0 && kind === 'calls')) return null;
  const isSame = mine.trim() === summary.mine.join(', ');
  return (
    <section className={own.options} aria-label={words.whole}>
      <h2>{words.whole}</h2>
      <FieldStack>
        {summary.unknown > 0 && (
          <SelectField<'left' | 'card'>
            label={words.unknown[kind]}
            hint={words.unknownHint(formatCount(summary.unknown))}
            value={unknown}
            choices={(['left', 'card'] as const).map((value) => ({ value, label: words.unknownChoices[value] }))}
            onChange={(value) => {
              logImport.put({ unknown: value });
              void decideLog(client, value === 'card' ? 'left' : 'card', value);
            }}
          />
        )}
        {kind !== 'calls' && (
          <div>
            <TextField
              label={words.mine}
              hint={words.mineHint[kind]}
              value={mine}
              maxLength={2000}
              onChange={(value) => logImport.put({ mine: value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isSame) return;
                event.preventDefault();
                void checkAgain();
              }}
            />
            {!isSame && (
              <Button className={own.recheck} onClick={() => void checkAgain()}>
                {words.recheck}
              </Button>
            )}
          </div>
        )}
        {summary.files.count > 0 && (
          <SwitchField
            label={words.keepFiles(
              summary.files.count === 1 ? words.file : words.files(formatCount(summary.files.count)),
              formatSize(summary.files.bytes),
            )}
            hint={words.keepFilesHint}
            checked={keepFiles}
            onChange={(value) => logImport.put({ keepFiles: value })}
          />
        )}
      </FieldStack>
    </section>
  );
}

/** The entry in hand: what it was, what happens with it, and what else can be done. */
export function LogEntryPanel({
  row,
  onDecide,
}: {
  row: LogRow | null;
  onDecide: (row: LogRow, action: LogDecision) => void;
}) {
  if (row === null) return <p className={classes.panelHint}>{words.nothingChosen}</p>;
  const possible = row.can.filter((action) => action !== row.action);
  const facts = [
    { name: words.fact.value, text: row.action === 'fix' ? '' : valueText(row.value) },
    { name: words.fact.subject, text: row.subject },
    { name: words.fact.text, text: row.body },
  ].filter(({ text }) => text !== '');
  const act = row.action === 'log' && row.what === 'task' ? 'task' : row.action;
  return (
    <section className={own.entry} aria-label={words.panel}>
      <p className={own.name}>{whoOf(row)}</p>
      <p className={common.second}>
        {whenOf(row)} <WhatMark row={row} />
      </p>
      {facts.length > 0 && (
        <dl className={own.facts}>
          {facts.map(({ name, text }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={common.reasonText} data-bad={row.action === 'fix' || undefined}>
        {row.reason !== '' && <b>{row.reason}. </b>}
        {words.actText[act]}
      </p>
      {possible.length > 0 && (
        <div className={classes.buttons}>
          {possible.map((action) => (
            <Button
              key={action}
              kind={action === 'left' ? 'ghost' : 'default'}
              keys={keys[action]}
              bind="list"
              onClick={() => onDecide(row, action)}
            >
              {row.action === 'duplicate' ? words.logAnyway : words.act[action]}
            </Button>
          ))}
        </div>
      )}
      {row.times > 1 && row.contactId === null && row.action !== 'duplicate' && (
        <p className={cx(common.second, own.same)}>{words.sameNumber(formatCount(row.times))}</p>
      )}
    </section>
  );
}
