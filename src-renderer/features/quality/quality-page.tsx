import { IconChecks, IconTag } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { useNarrow } from '@renderer/features/shell/use-narrow';
import {
  Avatar,
  Button,
  DataGrid,
  EmptyState,
  IconButton,
  LoadFailed,
  SelectField,
  useCurrentRow,
  type GridColumn,
} from '@renderer/ui';
import { putTag, takeTag } from '@renderer/features/contacts/mutations';
import { TagDialog } from '@renderer/features/contacts/tag-dialog';
import { Fix, leaveAsIs, removeValue } from './fixes';
import { useRows, useSummary, type Rule, type ShownRow } from './queries';
import { RuleList } from './rule-list';
import classes from './quality.module.css';

const words = strings.qualityPage;
const problems: Record<string, string> = words.problems;
const unnamed = strings.mergePage.unnamed;
const order: readonly Rule[] = [
  'bad_email',
  'bad_phone',
  'no_reach',
  'no_next_step',
  'quiet',
  'no_company',
  'no_owner',
];

function isAboutValue(rule: Rule): boolean {
  return rule === 'bad_phone' || rule === 'bad_email';
}

function whatIsWrong(rule: Rule, row: ShownRow): string {
  if (rule === 'quiet')
    return row.lastInteractionAt === null ? words.never : words.lastSpoken(formatMoment(row.lastInteractionAt));
  return problems[row.problem] ?? row.problem;
}

function columnsOf(rule: Rule): Array<GridColumn<ShownRow>> {
  // Beside a value and what was meant by it there is no room for more.
  const aboutValue = isAboutValue(rule);
  return [
    {
      key: 'who',
      header: words.columns.who,
      width: aboutValue ? '1fr' : '1.2fr',
      render: (row) => (
        <span className={classes.who}>
          <Avatar id={row.contactId} name={row.displayName || '?'} kind={row.kind} size={24} />
          <span className={classes.two}>
            <Link href={`/contacts/${row.contactId}`} className={classes.name} title={row.displayName} dir="auto">
              {row.displayName || unnamed}
            </Link>
            {aboutValue && <span className={classes.under}>{whatIsWrong(rule, row)}</span>}
          </span>
        </span>
      ),
    },
    ...(rule === 'no_company' || aboutValue
      ? []
      : [
          {
            key: 'company',
            header: words.columns.company,
            width: '0.9fr',
            wideOnly: true,
            render: (row: ShownRow) => <span className={classes.quiet}>{row.companyName}</span>,
          },
        ]),
    ...(aboutValue
      ? []
      : [
          {
            key: 'what',
            header: words.columns.what,
            width: '0.9fr',
            render: (row: ShownRow) => <span className={classes.quiet}>{whatIsWrong(rule, row)}</span>,
          },
        ]),
    { key: 'fix', header: words.columns.fix, width: '1.7fr', render: (row) => <Fix rule={rule} row={row} /> },
    { key: 'acts', header: words.leave, hideHeader: true, width: '220px', render: () => null },
  ];
}

/** What is missing, silent or cannot be right, rule by rule; each row is put right where it stands, or left as it is. */
export default function QualityPage() {
  const [, go] = useLocation();
  const [picked, setPicked] = useState<Rule | null>(null);
  const [quietDays, setQuietDays] = useState('180');
  const summary = useSummary(Number(quietDays));
  const counts = summary.data?.counts;
  // Until one is picked, the first in which there is something to do.
  const rule = picked ?? order.find((one) => (counts?.[one] ?? 0) > 0) ?? 'bad_email';
  const list = useRows(counts === undefined ? null : rule, Number(quietDays));
  const columns = useMemo(() => columnsOf(rule), [rule]);
  const [row, takeInHand] = useCurrentRow(list.rows, rule);
  const aboutValue = isAboutValue(rule);
  const narrow = useNarrow(1100);
  const [tagging, setTagging] = useState<ShownRow | null>(null);
  const about = (one: ShownRow) => ({ cards: { ids: [one.contactId] }, count: 1 });
  useShortcut('#', () => row && setTagging(row), {
    description: strings.contactsPage.bulk.tag,
    group: 'list',
    when: row !== undefined,
  });
  useShortcut('X', () => row && leaveAsIs(rule, row), {
    description: words.leave,
    group: 'list',
    when: row !== undefined,
  });

  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        meta={words.names[rule]}
        actions={
          rule === 'quiet' && (
            <SelectField
              label={words.quietFor}
              hideLabel
              value={quietDays}
              onChange={(days) => setQuietDays(days ?? '180')}
              choices={Object.entries(words.days).map(([value, label]) => ({ value, label }))}
            />
          )
        }
      />
      <PageBody scroll="none">
        <div className={classes.sides}>
          <RuleList
            summary={summary.data}
            chosen={rule}
            onChoose={(one) => (one === 'twice' ? go('/duplicates') : setPicked(one))}
          />
          <DataGrid
            label={words.list(words.names[rule])}
            columns={columns}
            rows={list.rows}
            listKey={rule}
            total={list.hasNextPage ? null : list.rows.length}
            loading={list.isPending && summary.error === null}
            hasMore={list.hasNextPage}
            onEndReached={() => {
              if (!list.isFetchingNextPage) void list.fetchNextPage();
            }}
            rowHeight={aboutValue && narrow ? 64 : 44}
            rowLabel={(one) => `${one.displayName || unnamed}: ${whatIsWrong(rule, one)}`}
            current={row?.id ?? null}
            onCurrent={takeInHand}
            onOpen={(one) => go(`/contacts/${one.contactId}`)}
            autoFocus
            rowActions={(one) => (
              <span className={classes.acts}>
                <IconButton
                  icon={IconTag}
                  size={24}
                  label={strings.contactsPage.bulk.tag}
                  keys="#"
                  onClick={() => setTagging(one)}
                />
                {aboutValue && (
                  <Button size="xs" onClick={() => removeValue(one)}>
                    {words.remove}
                  </Button>
                )}
                <Button size="xs" keys="X" onClick={() => leaveAsIs(rule, one)}>
                  {words.leave}
                </Button>
              </span>
            )}
            empty={
              (list.error ?? summary.error) !== null ? (
                <LoadFailed
                  what={words.failed}
                  why={(list.error ?? summary.error)?.message ?? ''}
                  onAgain={() => {
                    void summary.refetch();
                    void list.refetch();
                  }}
                />
              ) : (
                <EmptyState icon={IconChecks} title={words.goodTitle} text={words.goodText} ghost={words.ghost} />
              )
            }
          />
        </div>
      </PageBody>
      {tagging && (
        <TagDialog
          count={1}
          onClose={() => setTagging(null)}
          onPut={(name) => {
            setTagging(null);
            void putTag(about(tagging), name);
          }}
          onTake={(tag) => {
            setTagging(null);
            void takeTag(about(tagging), tag);
          }}
        />
      )}
    </Page>
  );
}
