/** The bytes of one direction in the order of the stream, some of them perhaps never kept. */
import type { ByteRange } from '../field/field.ts';

const pageBytes = 4096;

/** Grows by appending, in time proportional to what is appended; a gap takes no memory. */
export class ByteStore {
  /** Pages of the stream; one that lies wholly in a gap is not there. */
  readonly #pages = new Map<number, Uint8Array>();
  #byteLength = 0;

  get byteLength(): number {
    return this.#byteLength;
  }

  /** `bytes` is copied. */
  append(bytes: Uint8Array): void {
    let taken = 0;
    while (taken < bytes.length) {
      const page = this.#pageAt(this.#byteLength);
      const start = this.#byteLength % pageBytes;
      const fits = taken === 0 && bytes.length <= pageBytes - start;
      const piece = fits ? bytes : bytes.subarray(taken, taken + pageBytes - start);
      page.set(piece, start);
      taken += piece.length;
      this.#byteLength += piece.length;
    }
  }

  /** The next `byteLength` bytes of the stream were not kept: they read as zero. */
  skip(byteLength: number): void {
    this.#byteLength += byteLength;
  }

  /** The bytes of `range` that the stream has; borrowed, never to be changed. */
  slice({ start, end }: ByteRange): Uint8Array {
    const from = Math.max(0, start);
    const to = Math.min(end, this.#byteLength);
    if (to <= from) return new Uint8Array(0);
    const first = Math.floor(from / pageBytes);
    const last = Math.floor((to - 1) / pageBytes);
    const offset = first * pageBytes;
    if (first === last) {
      const page = this.#pages.get(first) ?? new Uint8Array(pageBytes);
      return page.subarray(from - offset, to - offset);
    }
    const bytes = new Uint8Array(to - from);
    for (let index = first; index <= last; index += 1) {
      const page = this.#pages.get(index);
      const pageStart = index * pageBytes;
      const skipped = Math.max(from - pageStart, 0);
      const piece = page?.subarray(skipped, Math.min(to - pageStart, pageBytes));
      if (piece) bytes.set(piece, pageStart + skipped - from);
    }
    return bytes;
  }

  #pageAt(offset: number): Uint8Array {
    const index = Math.floor(offset / pageBytes);
    const known = this.#pages.get(index);
    if (known) return known;
    const page = new Uint8Array(pageBytes);
    this.#pages.set(index, page);
    return page;
  }
}
