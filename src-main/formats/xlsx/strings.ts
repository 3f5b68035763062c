import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';

/** Far more text than an address book has; a workbook of a million rows holds some 100 MB. */
const MOST_BYTES = 400 * 1024 * 1024;

/** The texts that a workbook keeps once for all its cells, packed as UTF-8: a million of them are not a million objects. */
export class TextStore {
  private bytes = Buffer.alloc(64 * 1024);
  private ends = new Uint32Array(1024);
  /** How many there are. */
  count = 0;
  private used = 0;

  /** @throws AppError `validation` when they come to more than is kept in memory */
  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.used + length > MOST_BYTES) throw new AppError('validation', strings.zips.bomb);
    if (this.used + length > this.bytes.length) {
      const grown = Buffer.alloc(Math.min(MOST_BYTES, Math.max(this.bytes.length * 2, this.used + length)));
      this.bytes.copy(grown, 0, 0, this.used);
      this.bytes = grown;
    }
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.ends.length * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.used += this.bytes.write(text, this.used);
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  /** The text of a number, empty when there is none. */
  at(index: number): string {
    if (!(index >= 0 && index < this.count)) return '';
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }
}
