import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { PlainTable } from '@renderer/ui';
import { targetName } from './targets';
import classes from './imports.module.css';

const words = strings.recordImports.tally;

/** Of each column of the file how many values it had, and how many are in what was written. */
export function ColumnCounts({ tally }: { tally: OutputOf<'imports.list'>['rows'][number]['tally'] }) {
  if (tally.length === 0) return null;
  return (
    <details className={classes.tally}>
      <summary>{words.title}</summary>
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.target}</th>
            <th scope="col" data-number>
              {words.values}
            </th>
            <th scope="col" data-number>
              {words.kept}
            </th>
            <th scope="col">{words.leftOut}</th>
          </tr>
        </thead>
        <tbody>
          {tally.map((column, index) => {
            const header = column.header === '' ? strings.formats.columnNumber(index + 1) : column.header;
            return (
              <tr key={`${header}${String(index)}`}>
                <th scope="row">{header}</th>
                <td>{targetName(column.target, [], header)}</td>
                <td data-number>{formatCount(column.values)}</td>
                <td data-number>{formatCount(column.kept)}</td>
                <td>{column.why ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
    </details>
  );
}
