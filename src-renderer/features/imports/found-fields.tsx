import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Glyph } from '@renderer/ui';
import { fieldIcon } from './field-icon';
import type { Inspection } from './wizard-store';
import common from './imports.module.css';
import classes from './found-fields.module.css';

const words = strings.importsPage.match;
const names: Readonly<Record<string, string>> = words.foundFields;

/** What the cards of a file hold, and in how many of them; what finds no place is named. */
export function FoundFields({ inspection }: { inspection: Inspection }) {
  const { fields, leftOut } = inspection;
  return (
    <div className={classes.found}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.found}</th>
            <th scope="col" className={classes.count}>
              {words.foundIn}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, count }) => (
            <tr key={field}>
              <th scope="row">
                <span className={classes.field}>
                  <Glyph icon={fieldIcon(field)} size={15} />
                  {names[field] ?? field}
                </span>
              </th>
              <td className={classes.count}>{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.some(({ field }) => field === 'pictures') && <p className={common.second}>{words.picturesKept}</p>}
      {leftOut.length > 0 && (
        <section className={classes.left} aria-label={words.leftOutHere}>
          <h2>{words.leftOutHere}</h2>
          <p className={common.second}>{words.noPlace}</p>
          <ul>
            {leftOut.map(({ field, count }) => (
              <li key={field}>
                {field} <span className={common.second}>{formatCount(count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
