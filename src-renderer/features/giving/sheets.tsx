import { strings } from '@shared/locale';
import { formatBirthday, formatDate } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { fileToday } from '@renderer/app/file-settings';
import type { PrintSeed } from '@renderer/stores/giving';
import { Avatar } from '@renderer/ui';
import {
  byKind,
  columnShares,
  labelLines,
  labelSheets,
  type Paper,
  type PrintedCard,
  type PrintKind,
  labelType,
  lineHeight,
} from './paper';
import type { ListedRow } from './printed';
import classes from './sheets.module.css';

const words = strings.givingPage.print;

function shown({ kind, value }: PrintedCard['methods'][number]): string {
  return kind === 'phone' ? showPhone(value) : value;
}

function labelWord(label: string): string {
  const known: Record<string, string> = strings.contactCardPage.reach.labels;
  return known[label] ?? label;
}

function WholeCard({ card, paper }: { card: PrintedCard; paper: Paper }) {
  return (
    <section className={classes.page} data-paper={paper.key} data-flow>
      <header className={classes.cardHead}>
        <Avatar id={card.id} name={card.name} kind={card.kind} size={72} />
        <div>
          <h1 dir="auto">{card.name}</h1>
          <p dir="auto">{[card.title, card.company].filter(Boolean).join(', ')}</p>
        </div>
      </header>
      <dl className={classes.facts}>
        {byKind(card.methods).map((one, at) => (
          <div key={at}>
            <dt>{labelWord(one.label) || strings.contactCardPage.reach.value[one.kind as 'phone']}</dt>
            <dd dir="auto">{shown(one)}</dd>
          </div>
        ))}
        {card.addressLines.length > 0 && (
          <div>
            <dt>{strings.contactCardPage.reach.value.address}</dt>
            <dd dir="auto">
              {card.addressLines.map((line, at) => (
                <span key={at}>{line}</span>
              ))}
            </dd>
          </div>
        )}
        {card.birthday !== null && (
          <div>
            <dt>{words.born}</dt>
            <dd>{formatBirthday(card.birthday)}</dd>
          </div>
        )}
        {card.tags.length > 0 && (
          <div>
            <dt>{words.tags}</dt>
            <dd dir="auto">{card.tags.join(', ')}</dd>
          </div>
        )}
      </dl>
      {card.notes !== '' && (
        <p className={classes.notes} dir="auto">
          {card.notes}
        </p>
      )}
    </section>
  );
}

function RolodexCard({ card, paper }: { card: PrintedCard; paper: Paper }) {
  return (
    <section className={classes.page} data-paper={paper.key}>
      <div className={classes.rolodex}>
        <strong dir="auto">{card.name}</strong>
        <span dir="auto">{[card.title, card.company].filter(Boolean).join(', ')}</span>
        <div className={classes.rolodexWays}>
          {byKind(card.methods.slice(0, 5)).map((one, at) => (
            <span key={at} dir="auto">
              {shown(one)}
              {one.kind === 'phone' && one.label !== '' && <em>{labelWord(one.label)}</em>}
            </span>
          ))}
        </div>
        <span dir="auto">{card.addressLines.join(', ')}</span>
      </div>
    </section>
  );
}

function LabelSheets({ cards, paper, first }: { cards: readonly PrintedCard[]; paper: Paper; first: number }) {
  const { grid } = paper;
  if (grid === undefined) return null;
  return labelSheets(cards, grid.columns * grid.rows, first).map((sheet, page) => (
    <section key={page} className={classes.page} data-paper={paper.key}>
      {sheet.map((card, at) => {
        const lines = card === null ? [] : labelLines(card);
        const type = labelType(lines, grid);
        return (
          <div
            key={at}
            className={classes.label}
            style={{
              left: `${grid.left + (at % grid.columns) * grid.across}mm`,
              top: `${grid.top + Math.floor(at / grid.columns) * grid.height}mm`,
              width: `${grid.width}mm`,
              height: `${grid.height}mm`,
              padding: `${grid.free.down}mm ${grid.free.across}mm`,
              fontSize: `${type}pt`,
              lineHeight: `${lineHeight(type)}pt`,
            }}
          >
            {lines.map((line, row) => (
              <span key={row} dir="auto">
                {line}
              </span>
            ))}
          </div>
        );
      })}
    </section>
  ));
}

function Envelope({ card, paper }: { card: PrintedCard; paper: Paper }) {
  return (
    <section className={classes.page} data-paper={paper.key}>
      <div className={classes.envelope}>
        {labelLines(card).map((line, at) => (
          <span key={at} dir="auto">
            {line}
          </span>
        ))}
      </div>
    </section>
  );
}

function List({
  rows,
  columns,
  paper,
  file,
}: {
  rows: readonly ListedRow[];
  columns: NonNullable<PrintSeed['list']>['columns'];
  paper: Paper;
  file: string;
}) {
  return (
    <section className={classes.page} data-paper={paper.key} data-flow>
      <table className={classes.list}>
        <colgroup>
          {columnShares(columns.map(({ width }) => width)).map((share, at) => (
            <col key={at} style={{ width: `${share}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} data-align={column.align}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td colSpan={columns.length}>{words.foot(file, formatDate(fileToday()))}</td>
          </tr>
        </tfoot>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-key={column.key}
                  data-fixed={column.width.endsWith('px') || undefined}
                >
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export interface SheetsProps {
  kind: PrintKind;
  paper: Paper;
  cards: readonly PrintedCard[];
  first: number;
  list: { rows: readonly ListedRow[]; columns: NonNullable<PrintSeed['list']>['columns'] } | null;
  file: string;
}

/** What comes out of the printer, page by page; the preview shows the very same. */
export function Sheets({ kind, paper, cards, first, list, file }: SheetsProps) {
  if (kind === 'list')
    return list === null ? null : <List rows={list.rows} columns={list.columns} paper={paper} file={file} />;
  if (kind === 'labels') return <LabelSheets cards={cards} paper={paper} first={first} />;
  return cards.map((card) =>
    kind === 'card' ? (
      <WholeCard key={card.id} card={card} paper={paper} />
    ) : kind === 'rolodex' ? (
      <RolodexCard key={card.id} card={card} paper={paper} />
    ) : (
      <Envelope key={card.id} card={card} paper={paper} />
    ),
  );
}
