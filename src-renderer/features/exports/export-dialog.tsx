import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount, formatSettings } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { useExport, type ExportSeed } from '@renderer/stores/export';
import { Button, Dialog, FieldStack, SegmentedTabs, SelectField } from '@renderer/ui';
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
  const [busy, setBusy] = useState(false);

  async function start(): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      const { jobId } =
        what === 'everything'
          ? await ask('exports.everything', {})
          : await ask(
              'exports.contacts',
              exportInput(what, seed, { format: file, bom: madeFor === 'excel', delimiter }),
            );
      started(jobId);
      close();
    } catch (failure) {
      tellFailure(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog
      opened
      onClose={close}
      title={words.title}
      width={460}
      onSubmit={() => void start()}
      actions={
        <>
          <Button kind="ghost" size="md" onClick={close}>
            {strings.ui.cancel}
          </Button>
          <Button kind="primary" size="md" type="submit" icon={IconDownload} keys="Ctrl ↵" busy={busy}>
            {words.start}
          </Button>
        </>
      }
    >
      <FieldStack>
        <SelectField<ExportWhat>
          label={words.what}
          value={what}
          choices={choices.map((value) => ({ value, label: choiceWords(value, seed) }))}
          onChange={setWhat}
          dataAutofocus
        />
        {what !== 'everything' && (
          <SelectField<ExportFormat>
            label={words.file}
            value={file}
            choices={exportFormats.map((value) => ({ value, label: words.files[value] }))}
            onChange={setFile}
            hint={words.fileHint[file]}
          />
        )}
        {what !== 'everything' && takesCsvOptions(file) && (
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
      </FieldStack>
    </Dialog>
  );
}
