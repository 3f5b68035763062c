import { IconCamera } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { formatPercent } from '@shared/locale/format';
import { ask, messageOf, tellFailure, useRead } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { useFileDrop } from '@renderer/stores/file-drop';
import { Avatar, type AvatarKind, Button, Dialog, Failure, Glyph, notify } from '@renderer/ui';
import { canvasFile, drawCrop, middle, pictureEdge, readPicture, type Crop } from './crop';
import { handOver } from './uploads';
import classes from './attachments.module.css';

const words = strings.attachmentsPage;

interface Of {
  id: string;
  name: string;
  kind: AvatarKind;
}

/** The picture of a card, which opens where it is set. */
export function PictureButton({ id, name, kind }: Of) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <span className={classes.picture} data-kind={kind}>
        <Avatar id={id} name={name} kind={kind} size={60} />
        {/* Over the initials, not around them: they are no part of what the button is called. */}
        <button
          type="button"
          className={classes.pictureButton}
          aria-label={words.picture.button(name)}
          onClick={() => setOpened(true)}
        >
          <Glyph icon={IconCamera} size={19} />
        </button>
      </span>
      {opened && <PictureDialog of={{ id, name, kind }} onClose={() => setOpened(false)} />}
    </>
  );
}

/** The picture file that was pasted; null where it is but the look of cells or words, which are pasted as such. */
export function pastedPicture(data: DataTransfer | null): File | null {
  if (data === null || data.types.includes('text/plain')) return null;
  return [...data.files].find((file) => file.type.startsWith('image/')) ?? null;
}

function PictureDialog({ of, onClose }: { of: Of; onClose: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const choose = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [crop, setCrop] = useState<Crop>(middle);
  const [wrong, setWrong] = useState<string | null>(null);
  const now = useRead('attachment', 'attachments.pictures', { contactIds: [of.id] });
  const current = now.data?.rows[0]?.pictureId ?? null;

  async function take(file: File): Promise<void> {
    setWrong(null);
    try {
      const read = await readPicture(file);
      setPicture(read);
      setCrop(middle);
    } catch (failure) {
      setWrong(messageOf(failure));
    }
  }

  const takeRef = useRef(take);
  useEffect(() => {
    takeRef.current = take;
  });
  useEffect(() => {
    const leave = useFileDrop
      .getState()
      .offer({ label: words.picture.choose, take: ([file]) => file && void takeRef.current(file) });
    const paste = (event: ClipboardEvent): void => {
      const file = pastedPicture(event.clipboardData);
      if (file === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void takeRef.current(file);
    };
    window.addEventListener('paste', paste, { capture: true });
    return () => {
      leave();
      window.removeEventListener('paste', paste, { capture: true });
    };
  }, []);
  useEffect(() => {
    if (canvas.current && picture) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);

  async function save(): Promise<void> {
    if (canvas.current === null) return;
    try {
      const fileId = await handOver(await canvasFile(canvas.current), `picture ${of.id}`);
      const { txId } = await ask('attachments.add', { contactId: of.id, fileId, role: 'picture' });
      if (txId !== null) notify.done(words.did.pictureSet(of.name), { undo: () => void undo(txId) });
      onClose();
    } catch (failure) {
      setWrong(messageOf(failure));
    }
  }

  async function remove(): Promise<void> {
    if (current === null) return;
    try {
      const { txId } = await ask('attachments.remove', { id: current });
      if (txId !== null) notify.done(words.did.pictureRemoved(of.name), { undo: () => void undo(txId) });
      onClose();
    } catch (failure) {
      tellFailure(failure);
    }
  }

  const range = (label: string, value: number, least: number, most: number, change: (value: number) => void) => (
    <label className={classes.range}>
      {label}
      <input
        type="range"
        min={least}
        max={most}
        step={0.01}
        value={value}
        aria-valuetext={formatPercent(Math.round(value * 100))}
        onChange={(event) => change(Number(event.currentTarget.value))}
      />
    </label>
  );

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.picture.title}
      width={560}
      closeOnClickOutside={false}
      onSubmit={save}
      note={
        current !== null &&
        picture === null && (
          <Button kind="ghost" size="md" onClick={() => void remove()}>
            {words.picture.remove}
          </Button>
        )
      }
      submit={words.picture.set}
      canSubmit={picture !== null}
      actions={
        <Button size="md" data-autofocus onClick={() => choose.current?.click()}>
          {words.picture.choose}
        </Button>
      }
    >
      <div className={classes.crop}>
        {picture === null ? (
          <Avatar id={of.id} name={of.name} kind={of.kind} size={224} />
        ) : (
          <canvas
            ref={canvas}
            className={classes.canvas}
            data-kind={of.kind}
            width={pictureEdge}
            height={pictureEdge}
            role="img"
            aria-label={words.picture.preview}
          />
        )}
        <div className={classes.sides}>
          {picture === null ? (
            <p className={classes.quiet}>{words.picture.drop}</p>
          ) : (
            <>
              {range(words.picture.zoom, crop.zoom, 1, 4, (zoom) => setCrop((one) => ({ ...one, zoom })))}
              {range(words.picture.across, crop.across, 0, 1, (across) => setCrop((one) => ({ ...one, across })))}
              {range(words.picture.down, crop.down, 0, 1, (down) => setCrop((one) => ({ ...one, down })))}
            </>
          )}
          {wrong !== null && <Failure>{wrong}</Failure>}
        </div>
      </div>
      <input
        ref={choose}
        type="file"
        hidden
        data-choose-picture
        accept="image/png,image/jpeg,image/gif,image/webp,image/bmp"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
    </Dialog>
  );
}
