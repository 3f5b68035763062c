import { formatCount } from '@shared/locale/format';
import { Glyph, type TablerIcon, type Tone } from '@renderer/ui';
import classes from './check.module.css';

/** A fate that rows of a checked file meet. */
export interface RowKind<K extends string> {
  kind: K;
  icon: TablerIcon;
  tone: Tone;
}

interface KindTabsProps<K extends string> {
  label: string;
  kinds: readonly RowKind<K>[];
  names: Readonly<Record<K, string>>;
  all: string;
  counts: Readonly<Record<K | 'total', number>>;
  tab: K | 'all';
  onTab: (tab: K | 'all') => void;
}

/** How many rows of a checked file meet each fate; choosing one shows its rows alone. */
export function KindTabs<K extends string>({ label, kinds, names, all, counts, tab, onTab }: KindTabsProps<K>) {
  return (
    <div className={classes.kinds} role="group" aria-label={label}>
      <button type="button" className={classes.kind} aria-pressed={tab === 'all'} onClick={() => onTab('all')}>
        <span>
          <b>{formatCount(counts.total)}</b>
          {all}
        </span>
      </button>
      {kinds.map(({ kind, icon, tone }) => (
        <button
          key={kind}
          type="button"
          className={classes.kind}
          aria-pressed={tab === kind}
          onClick={() => onTab(kind)}
        >
          <span className={classes.kindMark} data-tone={tone}>
            <Glyph icon={icon} size={13} />
          </span>
          <span>
            <b>{formatCount(counts[kind])}</b>
            {names[kind]}
          </span>
        </button>
      ))}
    </div>
  );
}
