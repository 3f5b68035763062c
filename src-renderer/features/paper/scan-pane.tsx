import {
  IconChevronLeft,
  IconChevronRight,
  IconPhotoPlus,
  IconPhotoScan,
  IconRotateClockwise,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { useFileDrop } from '@renderer/stores/file-drop';
import { Button, CheckField, Glyph, IconButton } from '@renderer/ui';
import { restoreScans } from './kept-scans';
import { takeScans } from './paper-acts';
import { dropScan, turnScan, usePaper, type Scan } from './paper-store';
import classes from './paper.module.css';

const words = strings.paperPage.scan;
/** A photograph is drawn no larger than this, however many pixels it has. */
const mostPixels = 3000;
const zooms = [1, 1.5, 2, 3, 4];

/** Draws the picture turned by quarters, so that it takes its own room when it lies. */
function paint(canvas: HTMLCanvasElement, picture: ImageBitmap, quarters: number): void {
  const scale = Math.min(1, mostPixels / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const lies = quarters % 2 === 1;
  canvas.width = Math.round(lies ? height : width);
  canvas.height = Math.round(lies ? width : height);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
}

function ShownScan({ scan, quarters, zoom }: { scan: Scan; quarters: number; zoom: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | 'none' | null>(null);
  useEffect(() => {
    let left = false;
    let made: ImageBitmap | null = null;
    createImageBitmap(scan.file).then(
      (bitmap) => {
        made = bitmap;
        if (left) bitmap.close();
        else setPicture(bitmap);
      },
      // A PDF, or a kind of picture that this window cannot draw.
      () => setPicture('none'),
    );
    return () => {
      left = true;
      made?.close();
    };
  }, [scan.file]);
  useEffect(() => {
    if (canvas.current !== null && picture !== null && picture !== 'none') paint(canvas.current, picture, quarters);
  }, [picture, quarters]);
  if (picture === 'none') return <p className={classes.notShown}>{words.notShown(scan.file.name)}</p>;
  return (
    <div className={classes.paper} tabIndex={-1} role="presentation">
      <canvas
        ref={canvas}
        role="img"
        aria-label={words.shown(scan.file.name)}
        style={{ width: `${zooms[zoom] === 1 ? 100 : (zooms[zoom] ?? 1) * 100}%` }}
      />
    </div>
  );
}

/** The photograph or scan of the card that is typed, and those that wait for theirs. */
export function ScanPane() {
  const scans = usePaper((state) => state.scans);
  const at = usePaper((state) => state.at);
  const stays = usePaper((state) => state.stays);
  const input = useRef<HTMLInputElement>(null);
  const [quarters, setQuarters] = useState(0);
  const [zoom, setZoom] = useState(0);
  const shown = scans[at];
  const key = shown?.key;
  useEffect(() => setZoom(0), [key]);
  useEffect(() => void restoreScans(), []);
  useEffect(() => useFileDrop.getState().offer({ label: words.dropWindow, take: takeScans }), []);
  const has = shown !== undefined;
  const larger = () => setZoom((before) => Math.min(zooms.length - 1, before + 1));
  const smaller = () => setZoom((before) => Math.max(0, before - 1));
  const turn = () => setQuarters((before) => (before + 1) % 4);
  const many = scans.length > 1;
  useShortcut('R', turn, { description: words.rotate, group: 'form', when: has, altWhileTyping: true });
  useShortcut('+', larger, { description: words.larger, group: 'form', when: has, altWhileTyping: true });
  useShortcut('-', smaller, { description: words.smaller, group: 'form', when: has, altWhileTyping: true });
  useShortcut('PageDown', () => turnScan(1), { description: words.next, group: 'form', when: many });
  useShortcut('PageUp', () => turnScan(-1), { description: words.previous, group: 'form', when: many });
  const choose = (
    <input
      ref={input}
      type="file"
      hidden
      multiple
      accept="image/*,application/pdf"
      aria-hidden
      tabIndex={-1}
      onChange={(event) => {
        takeScans([...(event.currentTarget.files ?? [])]);
        event.currentTarget.value = '';
      }}
    />
  );
  if (shown === undefined) {
    return (
      <section className={classes.scan} aria-label={words.title}>
        <div className={classes.dropHere}>
          <Glyph icon={IconPhotoScan} size={22} />
          <p>{words.drop}</p>
          <Button onClick={() => input.current?.click()}>{words.choose}</Button>
          <p className={classes.quiet}>{words.explain}</p>
        </div>
        {choose}
      </section>
    );
  }
  return (
    <section className={classes.scan} aria-label={words.title}>
      <div className={classes.scanHead}>
        <span className={classes.scanPlace}>{words.place(at + 1, scans.length)}</span>
        {many && (
          <>
            <IconButton
              repeats
              icon={IconChevronLeft}
              label={words.previous}
              keys="PageUp"
              disabled={at === 0}
              onClick={() => turnScan(-1)}
            />
            <IconButton
              repeats
              icon={IconChevronRight}
              label={words.next}
              keys="PageDown"
              disabled={at === scans.length - 1}
              onClick={() => turnScan(1)}
            />
          </>
        )}
        <span className={classes.scanActs}>
          <IconButton
            repeats
            icon={IconZoomOut}
            label={words.smaller}
            keys="Alt -"
            disabled={zoom === 0}
            onClick={smaller}
          />
          <IconButton
            repeats
            icon={IconZoomIn}
            label={words.larger}
            keys="Alt +"
            disabled={zoom === zooms.length - 1}
            onClick={larger}
          />
          <IconButton repeats icon={IconRotateClockwise} label={words.rotate} keys="Alt R" onClick={turn} />
          <IconButton icon={IconPhotoPlus} label={words.add} onClick={() => input.current?.click()} />
          <IconButton icon={IconX} label={words.remove} onClick={() => dropScan(shown.key)} />
        </span>
      </div>
      <ShownScan key={shown.key} scan={shown} quarters={quarters} zoom={zoom} />
      <CheckField label={words.stays} checked={stays} onChange={(checked) => usePaper.setState({ stays: checked })} />
      {choose}
    </section>
  );
}
