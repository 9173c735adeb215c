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
      const bytes = this.#layer.slice({ start, end: start + stepBytes });
      for (const byte of bytes) {
        if (this.#readByte(byte)) return this.#scanned;
      }
    }
    return null;
  }

  /** True when the block ends before `#scanned`, which then may or may not count `byte`. */
  #readByte(byte: number): boolean {
    const afterCr = this.#afterCr;
    this.#afterCr = null;
    if (afterCr === 'block') {
      if (byte === LF) this.#scanned += 1;
      return true;
    }
    this.#scanned += 1;
    if (afterCr === 'line' && byte === LF) return false;
    const endsBlock = this.#lineIsEmpty;
    this.#lineIsEmpty = byte === LF || byte === CR;
    if (byte === CR) this.#afterCr = endsBlock ? 'block' : 'line';
    return byte === LF && endsBlock;
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
