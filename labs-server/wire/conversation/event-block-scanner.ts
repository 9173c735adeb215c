/** Finds the empty lines that end the blocks of an event stream, looking at every byte once (HTML section 9.2.5). */
import { CR, LF } from '../field/line.ts';
import type { ConversationLayer } from './conversation.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];
const stepBytes = 256;

export class EventBlockScanner {
  readonly #layer: ConversationLayer;
  #scanned = 0;
  #lineIsEmpty = true;
  /** A CR ended the line, and perhaps the block; an LF may still follow that belongs to it. */
  #afterCr: 'line' | 'block' | null = null;

  constructor(layer: ConversationLayer) {
    this.#layer = layer;
  }

  /** Offset after the next block of which the end is certain; null when more bytes are needed. */
  next(): number | null {
    if (!this.#skipByteOrderMark()) return null;
    while (this.#scanned < this.#layer.byteLength) {
      const start = this.#scanned;
      if (this.#readBytes(this.#layer.slice({ start, end: start + stepBytes }))) {
        return this.#scanned;
      }
    }
    return null;
  }

  /** Reads on, at most to the end of the block; true when it ends in `bytes`. */
  #readBytes(bytes: Uint8Array): boolean {
    for (let index = 0; index < bytes.length;) {
      const afterCr = this.#afterCr;
      this.#afterCr = null;
      if (afterCr !== null && bytes[index] === LF) index += 1;
      if (afterCr === 'block') return this.#stopAt(index);
      if (afterCr === 'line') continue;
      const textEnd = endOfText(bytes, index);
      if (textEnd > index) this.#lineIsEmpty = false;
      if (textEnd === bytes.length) break;
      const endsBlock = this.#lineIsEmpty;
      this.#lineIsEmpty = true;
      index = textEnd + 1;
      if (bytes[textEnd] === CR) this.#afterCr = endsBlock ? 'block' : 'line';
      else if (endsBlock) return this.#stopAt(index);
    }
    this.#scanned += bytes.length;
    return false;
  }

  #stopAt(index: number): true {
    this.#scanned += index;
    return true;
  }

  /** True when the bytes so far end with an empty line after all, now that nothing follows. */
  get endsWithBlock(): boolean {
    return this.#afterCr === 'block';
  }

  /** What came since the last call was not kept: the line that follows is taken for a part of one. */
  skipToEnd(): void {
    this.#scanned = this.#layer.byteLength;
    this.#lineIsEmpty = false;
    this.#afterCr = null;
  }

  /** False while the bytes may still become a byte order mark. */
  #skipByteOrderMark(): boolean {
    if (this.#scanned > 0) return true;
    const bytes = this.#layer.slice({ start: 0, end: 3 });
    if (bytes.some((byte, index) => byte !== byteOrderMark[index])) return true;
    if (bytes.length === 3) this.#scanned = 3;
    return bytes.length === 3;
  }
}

/** Index of the first CR or LF from `start` on, or the length. */
function endOfText(bytes: Uint8Array, start: number): number {
  let index = start;
  while (index < bytes.length && bytes[index] !== LF && bytes[index] !== CR) index += 1;
  return index;
}
