import {
  IconDots,
  IconFile,
  IconFileAlert,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconMovie,
  IconPaperclip,
  IconPhoto,
  IconX,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { isPictureType } from '@shared/domain/file-types';
import { strings } from '@shared/locale';
import { formatCount, formatDay } from '@shared/locale/format';
import { formatSize } from '@shared/locale/format-size';
import { localDateOf } from '@shared/domain/time-zone';
import { formatSettings } from '@shared/locale/format';
import { useRead } from '@renderer/app/ask';
import { useUsers } from '@renderer/app/users';
import { Glyph, IconButton, MenuList, SectionHead, type TablerIcon } from '@renderer/ui';
import { FileDialog } from './file-dialog';
import { giveAgain, openCopy, removeFile, saveCopy } from './file-acts';
import { PreviewDialog } from './preview-dialog';
import { attachFiles, ownerKey, useUploads, type Attachment, type Owner, type Upload } from './uploads';
import classes from './attachments.module.css';

const words = strings.attachmentsPage;

function iconOf(file: Attachment): TablerIcon {
  if (file.isGone) return IconFileAlert;
  const [kind] = file.mediaType.split('/');
  if (kind === 'image') return IconPhoto;
  if (kind === 'audio') return IconFileMusic;
  if (kind === 'video') return IconMovie;
  if (file.mediaType === 'application/pdf') return IconFileTypePdf;
  return kind === 'text' || file.mediaType.includes('document') ? IconFileText : IconFile;
}

function Running({ upload }: { upload: Upload }) {
  return (
    <div className={classes.line} role="status">
      <Glyph icon={IconPaperclip} size={16} />
      <span className={classes.text}>
        <span className={classes.name} title={upload.name}>
          {words.attaching(upload.name)}
        </span>
        <progress className={classes.progress} max={1} value={upload.share} aria-label={words.attaching(upload.name)} />
      </span>
      <IconButton icon={IconX} size={24} label={words.stop(upload.name)} onClick={upload.stop} />
    </div>
  );
}

type Dialog = { file: Attachment; what: 'name' | 'note' | 'preview' };

function FileLine({
  file,
  owner,
  who,
  onDialog,
}: {
  file: Attachment;
  owner: Owner;
  who: string;
  onDialog: (dialog: Dialog) => void;
}) {
  const again = useRef<HTMLInputElement>(null);
  const day = formatDay(localDateOf(file.at, formatSettings().timeZone));
  const from =
    file.interactionId !== null && owner.interactionId === undefined
      ? file.subject === ''
        ? words.fromEntry
        : words.from(file.subject)
      : '';
  const second = [file.isGone ? words.gone : '', formatSize(file.bytes), day, who, from, file.note]
    .filter(Boolean)
    .join(', ');

  function open(): void {
    if (file.isGone) again.current?.click();
    else if (isPictureType(file.mediaType)) onDialog({ file, what: 'preview' });
    else void openCopy(file);
  }

  return (
    <div className={classes.line} data-gone={file.isGone || undefined}>
      <Glyph icon={iconOf(file)} size={16} />
      <span className={classes.text}>
        <button
          type="button"
          className={classes.name}
          title={file.fileName}
          aria-label={file.isGone ? `${words.gone}: ${file.fileName}. ${words.chooseAgain}` : words.open(file.fileName)}
          dir="auto"
          onClick={open}
        >
          {file.fileName}
        </button>
        <span className={classes.second} title={second} dir="auto">
          {second}
        </span>
      </span>
      <input
        ref={again}
        type="file"
        hidden
        data-give-again
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen) void giveAgain(file, chosen, owner);
        }}
      />
      <MenuList
        label={words.more(file.fileName)}
        position="bottom-end"
        target={<IconButton icon={IconDots} size={24} label={words.more(file.fileName)} />}
        entries={[
          ...(file.isGone
            ? [{ label: words.chooseAgain, onSelect: () => again.current?.click() }]
            : [
                { label: words.openIt, onSelect: () => window.setTimeout(open, 0) },
                { label: words.save, onSelect: () => void saveCopy(file.id) },
              ]),
          { label: words.rename, onSelect: () => window.setTimeout(() => onDialog({ file, what: 'name' }), 0) },
          { label: words.note, onSelect: () => window.setTimeout(() => onDialog({ file, what: 'note' }), 0) },
          '-',
          { label: words.remove, danger: true, onSelect: () => void removeFile(file) },
        ]}
      />
    </div>
  );
}

/**
 * The files of a card, a deal or an entry of the log, with what is on its way.
 * @param name of what they hang on
 * @param takesDrops whether the window's drops come here, so that it says so
 */
export function FilesSection({ owner, name, takesDrops }: { owner: Owner; name: string; takesDrops?: boolean }) {
  const files = useRead(['attachment', 'interaction'], 'attachments.list', owner);
  const users = useUsers();
  const running = useUploads((state) => state.uploads);
  const choose = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const rows = files.data?.rows ?? [];
  const mine = running.filter((one) => one.owner === ownerKey(owner));
  const names = new Map((users.data?.rows ?? []).map((user) => [user.id, user.name]));
  return (
    <section className={classes.section} aria-label={words.title}>
      <SectionHead
        title={words.title}
        count={rows.length === 0 ? undefined : formatCount(rows.length)}
        actions={
          <IconButton icon={IconPaperclip} size={24} label={words.add} onClick={() => choose.current?.click()} />
        }
      />
      <input
        ref={choose}
        type="file"
        multiple
        hidden
        data-attach-files
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void attachFiles(chosen, owner, name);
        }}
      />
      {mine.map((upload) => (
        <Running key={upload.key} upload={upload} />
      ))}
      {rows.map((file) => (
        <FileLine
          key={file.id}
          file={file}
          owner={owner}
          who={file.userId === null ? '' : (names.get(file.userId) ?? '')}
          onDialog={setDialog}
        />
      ))}
      {files.error && <p className={classes.quiet}>{files.error.message}</p>}
      {files.data && rows.length === 0 && mine.length === 0 && (
        <p className={classes.quiet}>{takesDrops === true ? words.none : words.noneHere}</p>
      )}
      {dialog !== null &&
        (dialog.what === 'preview' ? (
          <PreviewDialog file={dialog.file} onClose={() => setDialog(null)} />
        ) : (
          <FileDialog file={dialog.file} what={dialog.what} onClose={() => setDialog(null)} />
        ))}
    </section>
  );
}
