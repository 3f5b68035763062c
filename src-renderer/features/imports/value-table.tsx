import { IconArrowRight, IconSelector } from '@tabler/icons-react';
import { useMemo } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Glyph, SectionHead } from '@renderer/ui';
import { PickList } from './pick-list';
import { useNamedValues } from './queries';
import { targetIcon } from './targets';
import { chooseValue, valueKey } from './wizard-acts';
import { useWizard } from './wizard-store';
import classes from './match.module.css';

const words = strings.recordImports;

/** The stages and owners that the file names, and which of ours each becomes. */
export function ValueTable() {
  const about = useWizard((state) => state.inspection?.about ?? 'contacts');
  const chosen = useWizard((state) => state.values);
  const named = useNamedValues();
  const groups = useMemo(() => {
    const { stage, owner } = named.data?.choices ?? { stage: [], owner: [] };
    const optionsOf = (rows: readonly { id: string; name: string }[]) =>
      rows.map(({ id, name }) => ({ value: id, label: name }));
    return {
      stage: [{ label: '', options: optionsOf(stage) }],
      owner: [{ label: '', options: [{ value: '', label: words.page.nobody }, ...optionsOf(owner)] }],
    };
  }, [named.data]);
  const rows = named.data?.values ?? [];
  if (about === 'contacts' || rows.length === 0) return null;
  return (
    <section aria-label={words.page.values} className={classes.values}>
      <SectionHead title={words.page.values} count={formatCount(rows.length)} />
      <table className={classes.valueTable}>
        <tbody>
          {rows.map(({ field, value, rows: count, to }) => {
            const now = chosen[valueKey(field, value)] ?? to;
            const name = groups[field][0]?.options.find((option) => option.value === now)?.label ?? words.page.nobody;
            const label = words.page.valueOf(value);
            return (
              <tr key={valueKey(field, value)}>
                <th scope="row" title={value}>
                  {value}
                </th>
                <td className={classes.samples}>
                  {words.fieldName(about, field)}, {words.page.rowsWith(formatCount(count))}
                </td>
                <td className={classes.arrow}>
                  <Glyph icon={IconArrowRight} size={15} />
                </td>
                <td>
                  <PickList
                    label={label}
                    value={now}
                    groups={groups[field]}
                    onPick={(picked) => chooseValue(field, value, picked)}
                    target={(toggle) => (
                      <button
                        type="button"
                        className={classes.select}
                        aria-label={`${label}: ${name}`}
                        onClick={toggle}
                      >
                        <Glyph icon={targetIcon(`${about}.${field}`)} size={15} />
                        <span className={classes.selectText}>{name}</span>
                        <Glyph icon={IconSelector} size={14} />
                      </button>
                    )}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
