import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { strings } from '@shared/locale';
import { formatCount, formatSettings } from '@shared/locale/format';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { cssVariablesOf, lightTints, lightTokens } from '@renderer/app/theme/tokens';
import type { PrintSeed } from '@renderer/stores/giving';
import { Dialog, Failure, SegmentedTabs, SelectField, SkeletonBlock } from '@renderer/ui';
import { mailable, paperOf, papersOf, printKinds, type Paper, type PrintedCard, type PrintKind } from './paper';
import { usePrinted } from './printed';
import { Sheets, type SheetsProps } from './sheets';
import classes from './giving.module.css';
import sheets from './sheets.module.css';

const words = strings.givingPage.print;
/** Pages that the preview draws. */
const previewed = 3;
const named = 5;
const pixelsPerMm = 96 / 25.4;

function names(cards: readonly PrintedCard[]): string {
  const first = cards.slice(0, named).map(({ name }) => name);
  const rest = cards.length - first.length;
  return [...first, ...(rest > 0 ? [words.andMore(formatCount(rest))] : [])].join(', ');
}

/** The pages themselves, which alone are on paper while the dialog is open. */
function OnPaper(props: SheetsProps) {
  useEffect(() => {
    document.body.dataset['printing'] = 'sheets';
    return () => {
      delete document.body.dataset['printing'];
    };
  }, []);
  return createPortal(
    <div className={sheets.paper} aria-hidden>
      <Sheets {...props} />
    </div>,
    document.body,
  );
}

function Preview({ width, ...props }: SheetsProps & { width: number }) {
  const scale = Math.min(1, width / (props.paper.widthMm * pixelsPerMm));
  const perSheet = props.paper.grid === undefined ? 1 : props.paper.grid.columns * props.paper.grid.rows;
  const some = { ...props, cards: props.cards.slice(0, previewed * perSheet - (perSheet > 1 ? props.first : 0)) };
  if (some.list !== null) some.list = { ...some.list, rows: some.list.rows.slice(0, 60) };
  return (
    <div className={classes.preview} role="group" aria-label={words.preview} tabIndex={0}>
      <div className={sheets.preview} style={{ ...cssVariablesOf(lightTokens, lightTints), zoom: scale }} inert>
        <Sheets {...some} />
      </div>
    </div>
  );
}

/** What to print of the chosen cards, on which paper, and what it will look like. */
export function PrintDialog({ seed, onClose }: { seed: PrintSeed; onClose: () => void }) {
  const { region } = formatSettings();
  const kinds = printKinds.filter((kind) => kind !== 'list' || seed.list !== undefined);
  const [kind, setKind] = useState<PrintKind>(kinds[0] ?? 'card');
  const [chosen, setChosen] = useState<Paper['key'] | null>(null);
  const [first, setFirst] = useState(0);
  const printed = usePrinted(seed);
  const info = useRead(['file', 'setting'], 'app.info', {});
  const papers = papersOf(kind, region);
  const key = chosen !== null && papers.includes(chosen) ? chosen : papers[0];
  const paper = paperOf(key ?? 'a4');
  const perSheet = paper.grid === undefined ? 1 : paper.grid.columns * paper.grid.rows;
  const begin = Math.min(first, perSheet - 1);
  const post = useMemo(() => mailable(printed.data?.cards ?? []), [printed.data]);
  const isPost = kind === 'labels' || kind === 'envelope';
  const cards = isPost ? post.cards : (printed.data?.cards ?? []);
  const nothing = kind === 'list' ? printed.data?.rows.length === 0 : cards.length === 0;
  const props: SheetsProps = {
    kind,
    paper,
    cards,
    first: begin,
    list: seed.list && printed.data ? { rows: printed.data.rows, columns: seed.list.columns } : null,
    file: info.data?.file.name ?? '',
  };

  async function print(): Promise<void> {
    try {
      const { widthMm, heightMm } = paper;
      const { result } = await ask('app.print', { paper: { widthMm, heightMm } });
      if (result === 'page') window.print();
      if (result !== 'cancelled') onClose();
    } catch (failure) {
      tellFailure(failure);
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      width={760}
      onSubmit={print}
      headActions={
        <SegmentedTabs
          label={words.what}
          value={kind}
          choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={setKind}
        />
      }
      submit={words.go}
      canSubmit={printed.data !== undefined && !nothing}
    >
      <div className={classes.options}>
        <SelectField
          label={words.paper}
          value={paper.key}
          choices={papers.map((value) => ({ value, label: words.papers[value] }))}
          onChange={(value) => setChosen(papers.find((one) => one === value) ?? null)}
        />
        {paper.grid !== undefined && (
          <SelectField
            label={words.first}
            value={String(begin)}
            choices={Array.from({ length: perSheet }, (_, at) => ({ value: String(at), label: formatCount(at + 1) }))}
            onChange={(value) => setFirst(Number(value))}
          />
        )}
      </div>
      <div className={classes.said} role="status">
        {isPost && post.unwilling.length > 0 && <p>{words.left(names(post.unwilling))}</p>}
        {isPost && post.homeless.length > 0 && <p>{words.noAddress(names(post.homeless))}</p>}
        {printed.data && printed.data.total > printed.data.cards.length && (
          <p>{words.capped(formatCount(printed.data.cards.length), formatCount(printed.data.total))}</p>
        )}
        {printed.data && nothing && <p>{words.nothing}</p>}
      </div>
      {printed.error && <Failure>{printed.error.message}</Failure>}
      {printed.isPending && <SkeletonBlock rows={6} />}
      {printed.data && !nothing && (
        <>
          <Preview {...props} width={680} />
          <OnPaper {...props} />
        </>
      )}
    </Dialog>
  );
}
