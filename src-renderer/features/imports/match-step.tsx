import { IconFileTypeCsv } from '@tabler/icons-react';
import { useMemo } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useOwnFields } from '@renderer/features/custom-fields/queries';
import { DetailPanel, PageBody } from '@renderer/features/shell/page';
import { Button, Glyph } from '@renderer/ui';
import { CardPreview } from './card-preview';
import { FileChips } from './file-chips';
import { MappingTable } from './mapping-table';
import { mappedLines } from './targets';
import { cancelImport, startCheck } from './wizard-acts';
import { useWizard } from './wizard-store';
import { WholeImport } from './whole-import';
import common from './imports.module.css';
import classes from './match.module.css';

const words = strings.importsPage.match;

function countWords(rows: number, exact: boolean, columns: number): string {
  // An estimate is not known to its last digit, so it is not shown to it.
  const count = formatCount(exact ? rows : Number(rows.toPrecision(2)));
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
  const matched = lines.filter((line) => line.target !== 'skip').length;
  const counted = countWords(inspection.rows, inspection.rowsExact, inspection.columns.length);
  const about = inspection.dialect === null ? counted : `${counted}, ${words.from(inspection.dialect)}`;

  return (
    <PageBody
      scroll="flush"
      toolbar={
        <div className={classes.fileHead}>
          <span className={classes.fileGlyph}>
            <Glyph icon={IconFileTypeCsv} size={20} />
          </span>
          <div className={classes.fileWords}>
            <h2 title={inspection.fileName}>{inspection.fileName}</h2>
            <span className={common.second} title={about}>
              {about}
            </span>
          </div>
          <FileChips inspection={inspection} />
          {settingsProblem === null && inspection.columns.length === 1 && (
            <p className={classes.fileNote}>{strings.formats.noteOneColumn}</p>
          )}
          {settingsProblem === null && inspection.headerRow < 0 && (
            <p className={classes.fileNote}>{strings.formats.noteNoHeader}</p>
          )}
          {settingsProblem !== null && (
            <p role="alert" className={classes.settingsProblem}>
              {settingsProblem}
            </p>
          )}
        </div>
      }
      panel={
        <DetailPanel sunken label={words.asCard}>
          <CardPreview />
          <WholeImport />
        </DetailPanel>
      }
      footer={
        <>
          <p className={common.footText} role="status">
            {words.matched(formatCount(matched))}, {words.leftOut(formatCount(lines.length - matched))}.{' '}
            {words.remembers}
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
            disabledReason={settingsProblem ?? (matched === 0 ? words.nothingMatched : undefined)}
            onClick={() => void startCheck()}
          >
            {words.check}
          </Button>
        </>
      }
    >
      <MappingTable own={own} lines={lines} busy={rereading} />
    </PageBody>
  );
}
