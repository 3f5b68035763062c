import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatPercent } from '@shared/locale/format';
import { Avatar, Pill, type GridColumn } from '@renderer/ui';
import type { Group, GroupRow } from './queries';
import classes from './duplicates.module.css';

const words = strings.duplicatesPage;
/** Cards that a row shows; the rest are counted. */
const shown = 3;

/** What speaks for a group, the strongest of each pair once. */
export function reasonWords(group: Group): string {
  const all = new Set(group.pairs.flatMap((pair) => pair.reasons.map((reason) => words.reasons[reason])));
  return words.together([...all]);
}

function Cards({ group }: { group: Group }) {
  return (
    <span className={classes.cards}>
      {group.cards.slice(0, shown).map((card) => (
        <span key={card.id} className={classes.card}>
          <Avatar id={card.id} name={card.displayName || '?'} kind={card.kind} size={28} />
          <span className={classes.texts}>
            <Link href={`/contacts/${card.id}`} className={classes.name} title={card.displayName} dir="auto">
              {card.displayName || words.unnamed}
            </Link>
            <span className={classes.second}>
              {[card.companyName, card.phone ?? card.email ?? words.noReach, card.city]
                .filter((text) => text !== '')
                .join(', ')}
            </span>
          </span>
        </span>
      ))}
      {group.cards.length > shown && (
        <span className={classes.second}>{words.moreCards(formatCount(group.cards.length - shown))}</span>
      )}
    </span>
  );
}

export const groupColumns: ReadonlyArray<GridColumn<GroupRow>> = [
  { key: 'cards', header: words.list, width: '2.6fr', render: (row) => <Cards group={row} /> },
  {
    key: 'why',
    header: strings.duplicatesPage.ghost[2] ?? '',
    hideHeader: true,
    width: '1.2fr',
    render: (row) => <span className={classes.why}>{reasonWords(row)}</span>,
  },
  {
    key: 'score',
    header: words.likely(''),
    hideHeader: true,
    width: '212px',
    align: 'right',
    render: (row) => (
      <Pill tone={row.score >= 0.85 ? 'warn' : 'plain'}>
        {words.likely(formatPercent(Math.round(row.score * 100)))}
      </Pill>
    ),
  },
];
