import { IconBriefcase, IconChecklist, IconNotes, IconPaperclip } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { Avatar, Glyph, type GridColumn, type TablerIcon } from '@renderer/ui';
import type { TrashKind, TrashRow } from './queries';
import classes from './trash.module.css';

const words = strings.trash.page;
const icons: Record<Exclude<TrashKind, 'contact'>, TablerIcon> = {
  deal: IconBriefcase,
  interaction: IconNotes,
  task: IconChecklist,
  attachment: IconPaperclip,
};

/** "3 deals, 2 tasks" */
export function hungText(row: TrashRow): string {
  return (['deals', 'tasks', 'interactions', 'attachments'] as const)
    .filter((kind) => row.hung[kind] > 0)
    .map((kind) => words.hung[kind](row.hung[kind]))
    .join(', ');
}

export function trashColumns(users: ReadonlyMap<string, string>, kind: TrashKind): Array<GridColumn<TrashRow>> {
  const hangs = kind === 'contact' || kind === 'deal' || kind === 'interaction';
  return [
    {
      key: 'what',
      header: words.columns.what,
      width: '1.6fr',
      render: (row) => (
        <span className={classes.what}>
          {row.kind === 'contact' ? (
            <Avatar id={row.id} name={row.title} kind={row.contactKind ?? 'person'} size={22} />
          ) : (
            <Glyph icon={icons[row.kind]} size={15} />
          )}
          <span className={classes.name} title={row.title}>
            {row.title}
          </span>
          <span className={classes.second}>{row.subtitle}</span>
        </span>
      ),
    },
    ...(hangs
      ? [
          {
            key: 'hung',
            header: words.columns.hung,
            width: '1fr',
            render: (row: TrashRow) => (
              <span className={classes.quiet} title={hungText(row)}>
                {hungText(row)}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'how',
      header: words.columns.how,
      width: '1.3fr',
      wideOnly: true,
      render: (row) => {
        const how = row.mergedInto === null ? row.label : words.mergedInto(row.mergedInto);
        return (
          <span className={classes.quiet} title={how}>
            {how}
          </span>
        );
      },
    },
    {
      key: 'who',
      header: words.columns.who,
      width: '36px',
      hideHeader: true,
      render: (row) =>
        row.userId !== null && (
          <Avatar id={row.userId} name={users.get(row.userId) ?? '?'} kind="user" size={20} labelled />
        ),
    },
    {
      key: 'when',
      header: words.columns.when,
      width: '110px',
      render: (row) => <span className={classes.when}>{formatMoment(row.deletedAt)}</span>,
    },
    { key: 'acts', header: words.restore, hideHeader: true, width: '168px', render: () => null },
  ];
}
