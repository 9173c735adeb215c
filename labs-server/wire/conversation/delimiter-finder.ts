/** Finds the delimiters of a multipart body, looking at every byte a bounded number of times (RFC 2046 section 5.1.1). */
import { CR } from '../field/line.ts';
import { findDelimiter, matchesAt } from '../multipart/delimiter.ts';
import type { ConversationLayer } from './conversation.ts';
import { findByte } from './find-byte.ts';

export class DelimiterFinder {
  readonly #layer: ConversationLayer;
  readonly #dash: Uint8Array;
  #scanned = 0;
  /** True where a dash-boundary counts without CRLF: at the start of the body, or of the data of a part. */
  #lineStart = true;

  constructor(layer: ConversationLayer, dash: Uint8Array) {
    this.#layer = layer;
    this.#dash = dash;
  }

  /** Bytes of a delimiter with its CRLF. */
  get delimiterBytes(): number {
    return this.#dash.length + 2;
  }

  /** Bytes before it belong to no delimiter. */
  get certainEnd(): number {
    return this.#scanned;
  }

  /** Offset of the next delimiter with its CRLF; null when more bytes are needed. */
  next(atLineStart: boolean): number | null {
    const { byteLength } = this.#layer;
    if (this.#lineStart && atLineStart) {
      const end = this.#scanned + this.#dash.length;
      const bytes = this.#layer.slice({ start: this.#scanned, end });
      if (matchesAt(bytes, 0, this.#dash)) {
        return bytes.length === this.#dash.length ? this.#scanned : null;
      }
    }
    this.#lineStart = false;
    while (this.#scanned < byteLength) {
      const found = findByte(this.#layer, CR, { start: this.#scanned, end: byteLength });
      this.#scanned = found < 0 ? byteLength : found;
      if (found < 0) return null;
      const bytes = this.#layer.slice({ start: found, end: found + this.delimiterBytes });
      const delimiter = findDelimiter(bytes, 0, this.#dash);
      if (delimiter?.start === 0) return delimiter.whole ? found : null;
      this.#scanned = found + 1;
    }
    return null;
  }

  /** The next delimiter is looked for from `offset` on. */
  skipTo(offset: number, lineStart: boolean): void {
    this.#scanned = Math.max(this.#scanned, offset);
    this.#lineStart = lineStart;
  }
}
