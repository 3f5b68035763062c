import { isPictureType } from '@shared/domain/file-types';
import { strings } from '@shared/locale';
import { formatSize } from '@shared/locale/format-size';

const words = strings.attachmentsPage.picture;

/** The edge of a card's picture, in pixels: twice what the largest avatar shows, and good on paper. */
export const pictureEdge = 512;
/** What is read to be scaled: a camera's largest is under it. */
const mostBytes = 50 * 1000 * 1000;

/** Which square of a picture is taken. */
export interface Crop {
  /** 1 takes the largest square, 4 a quarter of its edge. */
  zoom: number;
  /** Where the square lies, 0 at the left or top, 1 at the right or bottom. */
  across: number;
  down: number;
}

export const middle: Crop = { zoom: 1, across: 0.5, down: 0.5 };

/** The square that a crop takes of a picture, in its pixels. */
export function squareOf(width: number, height: number, { zoom, across, down }: Crop) {
  const edge = Math.min(width, height) / Math.max(1, zoom);
  return { x: (width - edge) * across, y: (height - edge) * down, edge };
}

/**
 * Reads a picture to be cropped.
 * @throws Error with the sentence to show, for what is too large or no picture
 */
export async function readPicture(file: File): Promise<ImageBitmap> {
  if (file.type !== '' && !isPictureType(file.type)) throw new Error(words.notAPicture(file.name));
  if (file.size > mostBytes) throw new Error(words.tooLarge(formatSize(mostBytes)));
  try {
    return await createImageBitmap(file);
  } catch (error) {
    if (error instanceof DOMException) throw new Error(words.notAPicture(file.name), { cause: error });
    throw error;
  }
}

/** Draws the chosen square onto a canvas of `pictureEdge` pixels. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { x, y, edge } = squareOf(picture.width, picture.height, crop);
  // A JPEG has no transparency: what is clear in the picture becomes paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, pictureEdge, pictureEdge);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, edge, edge, 0, 0, pictureEdge, pictureEdge);
}

/** The canvas as a small JPEG, which phones take from a vCard too. */
export function canvasFile(canvas: HTMLCanvasElement): Promise<File> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) =>
        blob === null
          ? reject(new Error(words.notAPicture('')))
          : resolve(new File([blob], 'picture.jpg', { type: blob.type })),
      'image/jpeg',
      0.88,
    ),
  );
}
