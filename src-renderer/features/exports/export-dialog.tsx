import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount, formatSettings } from '@shared/locale/format';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { useExport, type ExportSeed } from '@renderer/stores/export';
import { DateField, Dialog, FieldRow, FieldStack, SegmentedTabs, SelectField } from '@renderer/ui';
import {
  choicesOf,
  exportFormats,
  exportInput,
  spreadsheetDelimiter,
  takesCsvOptions,
  type Delimiter,
  type ExportFormat,
  type ExportWhat,
} from './export-file';
import classes from './exports.module.css';

const words = strings.exportsPage;
const asWords = strings.arrivals.exportAs;
const calendarWords = strings.calendarExports;
const delimiters: readonly Delimiter[] = [',', ';', '\t'];
type MadeFor = 'excel' | 'programs';

function choiceWords(what: ExportWhat, seed: ExportSeed): string {
  switch (what) {
    case 'selected':
      return words.selected(formatCount(seed.selected?.count ?? 0));
    case 'list':
      return seed.count === undefined ? words.listUncounted : words.list(formatCount(seed.count));
    case 'all':
      return words.allContacts;
    case 'calendar':
      return calendarWords.choice;
    case 'everything':
      return words.everything;
  }
}

/** What to export and for which program; the export then goes on by itself and its file is offered for saving. */
export function ExportDialog({ seed }: { seed: ExportSeed }) {
  const close = useExport((state) => state.close);
  const started = useExport((state) => state.started);
  const choices = choicesOf(seed);
  const [what, setWhat] = useState<ExportWhat>(choices[0] ?? 'all');
  const [file, setFile] = useState<ExportFormat>('csv');
  const [madeFor, setMadeFor] = useState<MadeFor>('excel');
  const [delimiter, setDelimiter] = useState<Delimiter>(() => spreadsheetDelimiter(formatSettings().locale));
  const [days, setDays] = useState<{ from: string | null; to: string | null }>({ from: fileToday(), to: null });
  const [asFolder, setAsFolder] = useState(false);
  const canFolder = useRead('file', 'app.info', {}).data?.asksFolder === true;

  const isOfContacts = what !== 'everything' && what !== 'calendar';

  async function start(): Promise<void> {
    try {
      const { jobId } = await begin();
      if (jobId === null) return;
      started(jobId);
      close();
    } catch (failure) {
      tellFailure(failure);
    }
  }

  function begin(): Promise<{ jobId: string | null }> {
    if (what === 'everything')
      return asFolder ? ask('exports.everything_to_folder', {}) : ask('exports.everything', {});
    if (what === 'calendar') return ask('exports.calendar', { from: days.from ?? undefined, to: days.to ?? undefined });
    return ask('exports.contacts', exportInput(what, seed, { format: file, bom: madeFor === 'excel', delimiter }));
  }

  return (
    <Dialog
      opened
      onClose={close}
      title={words.title}
      width={460}
      onSubmit={start}
      submit={words.start}
      submitIcon={IconDownload}
    >
      <FieldStack>
        <SelectField<ExportWhat>
          label={words.what}
          value={what}
          choices={choices.map((value) => ({ value, label: choiceWords(value, seed) }))}
          onChange={setWhat}
          dataAutofocus
        />
        {isOfContacts && (
          <SelectField<ExportFormat>
            label={words.file}
            value={file}
            choices={exportFormats.map((value) => ({ value, label: words.files[value] }))}
            onChange={setFile}
            hint={words.fileHint[file]}
          />
        )}
        {isOfContacts && (
          <p className={classes.leftOut}>
            {words.leftOut[file]} {words.leftOutAlways}
          </p>
        )}
        {isOfContacts && takesCsvOptions(file) && (
          <>
            <div className={classes.field}>
              <span className={classes.label}>{words.format}</span>
              <SegmentedTabs<MadeFor>
                label={words.format}
                value={madeFor}
                choices={[
                  { value: 'excel', label: words.forExcel },
                  { value: 'programs', label: words.forPrograms },
                ]}
                onChange={(value) => {
                  setMadeFor(value);
                  setDelimiter(value === 'excel' ? spreadsheetDelimiter(formatSettings().locale) : ',');
                }}
              />
              <span className={classes.hint}>{words.formatHint[madeFor]}</span>
            </div>
            <div className={classes.field}>
              <span className={classes.label}>{words.separator}</span>
              <SegmentedTabs<Delimiter>
                label={words.separator}
                value={delimiter}
                choices={delimiters.map((value) => ({ value, label: words.delimiter[value] }))}
                onChange={setDelimiter}
              />
              {madeFor === 'excel' && <span className={classes.hint}>{words.excelSemicolon}</span>}
            </div>
          </>
        )}
        {what === 'everything' && (
          <div className={classes.field}>
            {canFolder && (
              <SegmentedTabs<'zip' | 'folder'>
                label={asWords.label}
                value={asFolder ? 'folder' : 'zip'}
                choices={[
                  { value: 'zip', label: asWords.zip },
                  { value: 'folder', label: asWords.folder },
                ]}
                onChange={(value) => setAsFolder(value === 'folder')}
              />
            )}
            <span className={classes.hint}>{asWords.hint}</span>
          </div>
        )}
        {what === 'calendar' && (
          <>
            <FieldRow>
              <DateField
                label={calendarWords.from}
                value={days.from}
                onChange={(from) => setDays((before) => ({ ...before, from }))}
              />
              <DateField
                label={calendarWords.to}
                value={days.to}
                error={days.from !== null && days.to !== null && days.to < days.from ? calendarWords.backwards : null}
                onChange={(to) => setDays((before) => ({ ...before, to }))}
              />
            </FieldRow>
            <span className={classes.hint}>{calendarWords.hint}</span>
          </>
        )}
      </FieldStack>
    </Dialog>
  );
}
