/** Finds the empty line that ends a trailer section (RFC 9112 section 7.1.2), looking at every byte once. */
import { maxTrailerSectionBytes } from '../chunked/decode-chunk.ts';
import { CR, LF } from '../field/line.ts';
import type { ConversationLayer } from './conversation.ts';
import { findByte } from './find-byte.ts';

export class TrailerScanner {
  readonly #layer: ConversationLayer;
  readonly #limit: number;
  #lineStart: number;
  #scanned: number;

  /** The section begins at `start`, right behind the first line of the last-chunk. */
  constructor(layer: ConversationLayer, start: number) {
    this.#layer = layer;
    this.#limit = start + maxTrailerSectionBytes;
    this.#lineStart = start;
    this.#scanned = start;
  }

  /** Where the section ends with its empty line, or where it is too long; null when more bytes are needed. */
  next(): number | null {
    const end = Math.min(this.#layer.byteLength, this.#limit);
    for (;;) {
      const lineFeed = findByte(this.#layer, LF, { start: this.#scanned, end });
      if (lineFeed < 0) break;
      const line = this.#layer.slice({ start: this.#lineStart, end: this.#lineStart + 1 });
      const length = lineFeed - this.#lineStart;
      if (length === 0 || (length === 1 && line[0] === CR)) return lineFeed + 1;
      this.#lineStart = lineFeed + 1;
      this.#scanned = lineFeed + 1;
    }
    this.#scanned = end;
    return end === this.#limit ? end : null;
  }
}
