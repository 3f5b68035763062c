import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import type { OutputOf } from '@shared/contract/index';
import { SkeletonBar } from '@renderer/ui';
import type { Rule } from './queries';
import classes from './quality.module.css';

const words = strings.qualityPage;

const groups: ReadonlyArray<{ title: string; rules: readonly (Rule | 'twice')[] }> = [
  { title: words.missing, rules: ['no_reach', 'no_company', 'no_owner', 'no_next_step'] },
  { title: words.stale, rules: ['quiet'] },
  { title: words.wrong, rules: ['bad_phone', 'bad_email'] },
  { title: words.double, rules: ['twice'] },
];

export interface RuleListProps {
  summary: OutputOf<'quality.summary'> | undefined;
  chosen: Rule;
  onChoose: (rule: Rule | 'twice') => void;
}

/** Every rule with how much it finds; what finds nothing stays in the list, quietly. */
export function RuleList({ summary, chosen, onChoose }: RuleListProps) {
  return (
    <nav aria-label={words.rules} className={classes.rules}>
      {groups.map((group) => (
        <section key={group.title} className={classes.group}>
          <h2 className={classes.groupTitle}>{group.title}</h2>
          <ul className={classes.ruleItems}>
            {group.rules.map((rule) => {
              const count = rule === 'twice' ? summary?.twice : summary?.counts[rule];
              return (
                <li key={rule}>
                  <button
                    type="button"
                    className={classes.rule}
                    aria-current={rule === chosen ? 'true' : undefined}
                    data-none={count === 0 || undefined}
                    onClick={() => onChoose(rule)}
                  >
                    <span>{words.names[rule]}</span>
                    <span className={classes.count}>
                      {count === undefined ? (
                        <SkeletonBar width={12} />
                      ) : count === null ? (
                        words.notLooked
                      ) : (
                        formatCount(count)
                      )}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
