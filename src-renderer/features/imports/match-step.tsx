import { IconAddressBook, IconFileTypeCsv, IconFileTypeXls } from '@tabler/icons-react';
import { useMemo } from 'react';
import { openOrderOf } from '@shared/domain/open-dates';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useOwnFields } from '@renderer/features/custom-fields/queries';
import { DetailPanel, PageBody } from '@renderer/features/shell/page';
import { Button, Glyph } from '@renderer/ui';
import { CardPreview } from './card-preview';
import { FileChips } from './file-chips';
import { FoundFields } from './found-fields';
import { MappingTable } from './mapping-table';
import { mappedLines } from './targets';
import { cancelImport, startCheck } from './wizard-acts';
import { columnsOf, useWizard, type Inspection } from './wizard-store';
import { ValueTable } from './value-table';
import { WholeImport } from './whole-import';
import common from './imports.module.css';
import classes from './match.module.css';

const words = strings.importsPage.match;
const recordWords = strings.recordImports.page;
const icons = { csv: IconFileTypeCsv, xlsx: IconFileTypeXls, vcard: IconAddressBook } as const;

function countWords({ kind, rows, rowsExact: exact, columns: { length: columns } }: Inspection): string {
  // An estimate is not known to its last digit, so it is not shown to it.
  const count = formatCount(exact ? rows : Number(rows.toPrecision(2)));
  if (kind === 'vcard') return exact ? (rows === 1 ? words.oneCard : words.cards(count)) : words.aboutCards(count);
  return words.rowsColumns(
    exact ? (rows === 1 ? words.oneRow : words.rows(count)) : words.about(count),
    columns === 1 ? words.oneColumn : words.columns(formatCount(columns)),
  );
}

/** The second step: what each column means, with a row of the file as the card it would become. */
export function MatchStep() {
  const { inspection, chosen, settingsProblem, rereading } = useWizard();
  const lines = useMemo(() => (inspection === null ? [] : mappedLines(inspection, chosen)), [inspection, chosen]);
  const fields = useOwnFields();
  const own = useMemo(() => (fields.data?.rows ?? []).filter((field) => field.retiredAt === null), [fields.data]);
  if (inspection === null) return null;
  const openOrder = openOrderOf(inspection, columnsOf({ inspection, chosen }));
  const isRecord = inspection.about !== 'contacts';
  const areCards = inspection.kind === 'vcard';
  const matched = lines.filter((line) => line.target !== 'skip').length;
  const counted = countWords(inspection);
  const about = inspection.dialect === null ? counted : `${counted}, ${words.from(inspection.dialect)}`;

  return (
    <PageBody
      scroll="flush"
      toolbar={
        <div className={classes.fileHead}>
          <span className={classes.fileGlyph}>
            <Glyph icon={icons[inspection.kind]} size={20} />
          </span>
          <div className={classes.fileWords}>
            <h2 title={inspection.fileName}>{inspection.fileName}</h2>
            <span className={common.second} title={about}>
              {about}
            </span>
          </div>
          <FileChips inspection={inspection} order={openOrder?.order ?? null} />
          {settingsProblem === null && inspection.columns.length === 1 && (
            <p className={classes.fileNote}>
              {inspection.sheets.length > 1 ? strings.formats.noteOneColumnSheet : strings.formats.noteOneColumn}
            </p>
          )}
          {settingsProblem === null && !areCards && inspection.headerRow < 0 && (
            <p className={classes.fileNote}>{strings.formats.noteNoHeader}</p>
          )}
          {settingsProblem === null && openOrder !== null && (
            <p className={classes.fileNote}>{recordWords.orderBy(openOrder.order, openOrder.why)}</p>
          )}
          {settingsProblem !== null && (
            <p role="alert" className={classes.settingsProblem}>
              {settingsProblem}
            </p>
          )}
        </div>
      }
      panel={
        <DetailPanel sunken label={isRecord ? recordWords.asRecord : words.asCard}>
          <CardPreview />
          <WholeImport />
        </DetailPanel>
      }
      footer={
        <>
          <p className={common.footText} role="status">
            {areCards
              ? words.needsNoMatching
              : `${words.matched(formatCount(matched))}, ${words.leftOut(formatCount(lines.length - matched))}. ${words.remembers}`}
          </p>
          <Button size="md" onClick={cancelImport}>
            {strings.importsPage.back}
          </Button>
          <Button
            kind="primary"
            size="md"
            keys="Ctrl ↵"
            bind="form"
            busy={rereading}
            disabledReason={settingsProblem ?? (matched === 0 && !areCards ? words.nothingMatched : undefined)}
            onClick={() => void startCheck()}
          >
            {areCards ? words.checkCards : words.check}
          </Button>
        </>
      }
    >
      {areCards ? (
        <FoundFields inspection={inspection} />
      ) : (
        <MappingTable own={own} about={inspection.about} lines={lines} busy={rereading} />
      )}
      {isRecord && <ValueTable />}
    </PageBody>
  );
}
