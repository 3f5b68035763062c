import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Glyph } from '@renderer/ui/glyph';
import { railViews } from './built-in-views';
import { useCounts } from './queries';
import { showView, useListViews } from './views';
import { filterOf, useContactsView } from './view-state';
import classes from './rail-views.module.css';

const words = strings.contactList.views;

/** The saved views of the contacts in the rail, with how many each holds while the list is shown. */
export default function RailViews() {
  const [location, go] = useLocation();
  const here = location === '/contacts';
  const current = useContactsView((state) => state.view);
  const ready = useContactsView((state) => state.ready);
  const views = useListViews().filter((view) => view.saved || railViews.some((id) => id === view.id));
  const counts = useCounts(
    views.map(({ state }) => filterOf({ where: state.where, trashed: false, search: '' })),
    here && ready,
  );
  return (
    <section className={classes.section} aria-labelledby="rail-views">
      <div className={classes.head}>
        <h2 id="rail-views">{words.title}</h2>
        {here && (
          <button
            type="button"
            className={classes.add}
            aria-label={words.add}
            onClick={() => useContactsView.setState({ naming: true })}
          >
            <Glyph icon={IconPlus} size={14} />
          </button>
        )}
      </div>
      {views.map((view, at) => (
        <button
          key={view.id}
          type="button"
          className={classes.view}
          aria-current={here && current === view.id ? 'true' : undefined}
          title={view.name}
          onClick={() => {
            showView(view);
            if (!here) go('/contacts');
          }}
        >
          <Glyph icon={IconStack2} size={15} />
          <span className={classes.name}>{view.name}</span>
          {counts[at] !== undefined && <span className={classes.count}>{formatCount(counts[at])}</span>}
        </button>
      ))}
    </section>
  );
}
