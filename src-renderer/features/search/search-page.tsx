import { IconBriefcase, IconChecklist, IconNotes, IconPaperclip, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { matchParts } from '@renderer/features/palette/match';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import {
  Avatar,
  DataGrid,
  EmptyState,
  Glyph,
  LoadFailed,
  SearchField,
  ViewTabs,
  type GridColumn,
  type TablerIcon,
} from '@renderer/ui';
import { addressOf } from './open-hit';
import { useResultCounts, useResults, type Hit, type HitKind } from './queries';
import classes from './search.module.css';

const words = strings.searchPage;
const kinds = Object.keys(words.kinds) as HitKind[];
/** Counted no further. */
const most: Partial<Record<HitKind, number>> = { interactions: 1000, people: 2000, companies: 2000, files: 500 };
const icons: Partial<Record<Hit['type'], TablerIcon>> = {
  deal: IconBriefcase,
  interaction: IconNotes,
  task: IconChecklist,
  file: IconPaperclip,
};

function Marked({ text, query }: { text: string; query: string }) {
  return matchParts(text, query).map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text));
}

function columns(query: string): Array<GridColumn<Hit>> {
  return [
    {
      key: 'what',
      header: words.columns.what,
      width: '1.2fr',
      render: (hit) => {
        const icon = icons[hit.type];
        return (
          <span className={classes.what}>
            {icon === undefined ? (
              <Avatar id={hit.id} name={hit.title} kind={hit.type === 'company' ? 'company' : 'person'} size={22} />
            ) : (
              <Glyph icon={icon} size={15} />
            )}
            <span className={classes.title}>
              <Marked text={hit.title} query={query} />
            </span>
            <span className={classes.second}>
              <Marked text={hit.subtitle} query={query} />
            </span>
          </span>
        );
      },
    },
    {
      key: 'where',
      header: words.columns.where,
      width: '1.4fr',
      render: (hit) =>
        hit.excerpt !== null && (
          <span className={classes.where} title={hit.excerpt}>
            {hit.where !== '' && !hit.excerpt.startsWith(hit.where) && <b>{hit.where}: </b>}
            <Marked text={hit.excerpt} query={query} />
          </span>
        ),
    },
    {
      key: 'detail',
      header: words.columns.detail,
      width: '150px',
      align: 'right',
      render: (hit) => (
        <span className={classes.detail}>
          <Marked text={hit.detail} query={query} />
        </span>
      ),
    },
  ];
}

/** Everything that is found by words or digits, kind by kind. */
export default function SearchPage() {
  const params = useParams<{ query?: string }>();
  const asked = params.query === undefined ? '' : decodeURIComponent(params.query);
  const [, go] = useLocation();
  const [text, setText] = useState(asked);
  const wanted = useDeferredValue(text);
  const [chosen, setChosen] = useState<HitKind | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const counts = useResultCounts(wanted).data;
  // Until one chooses, the first kind of which something is found.
  const kind = chosen ?? kinds.find((one) => (counts?.[one] ?? 0) > 0) ?? 'people';
  const results = useResults(wanted, kind);
  const shown = useMemo(() => columns(wanted), [wanted]);
  const empty = wanted.trim() === '';
  const nothing = counts !== undefined && kinds.every((one) => counts[one] === 0);

  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (asked === '') field.current?.focus();
  }, [asked]);
  const focusGrid = (): void => content.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  useShortcut('/', () => field.current?.focus(), { description: words.field, group: 'list' });

  const countOf = (one: HitKind): string | undefined => {
    const count = empty ? 0 : (counts?.[one] ?? 0);
    if (count === 0) return undefined;
    return count >= (most[one] ?? Infinity) ? words.more(formatCount(most[one] ?? count)) : formatCount(count);
  };
  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        actions={
          <SearchField
            ref={field}
            label={words.field}
            value={text}
            onChange={(typed) => {
              setText(typed);
              setChosen(null);
            }}
            onLeave={() => {
              // What is looked for stays in the address, for coming back.
              if (text.trim() !== '' && text !== asked) go(`/search/${encodeURIComponent(text)}`, { replace: true });
              focusGrid();
            }}
          />
        }
      />
      <PageBody
        scroll="none"
        toolbar={
          <div className={classes.kinds}>
            <ViewTabs
              label={words.list}
              value={kind}
              choices={kinds.map((value) => ({ value, label: words.kinds[value], count: countOf(value) }))}
              onChange={setChosen}
            />
          </div>
        }
      >
        <div ref={content} className={classes.main}>
          <DataGrid
            label={words.list}
            listKey={`${kind} ${wanted}`}
            columns={shown}
            rows={empty ? [] : results.rows}
            total={results.hasNextPage ? null : results.rows.length}
            loading={!empty && results.isPending}
            hasMore={results.hasNextPage}
            onEndReached={() => {
              if (!results.isFetchingNextPage) void results.fetchNextPage();
            }}
            rowLabel={(hit) => hit.title}
            onOpen={(hit) => go(addressOf(hit))}
            autoFocus={asked !== ''}
            empty={
              results.error === null ? (
                <EmptyState
                  icon={IconSearch}
                  title={empty ? words.beginTitle : words.noneTitle(wanted.trim())}
                  text={empty ? words.beginText : nothing ? words.noneText : words.noneOfKind}
                  ghost={[words.columns.what, words.columns.where, words.columns.detail]}
                />
              ) : (
                <LoadFailed what={words.failed} why={results.error.message} onAgain={() => void results.refetch()} />
              )
            }
          />
        </div>
      </PageBody>
    </Page>
  );
}
