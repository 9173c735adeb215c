/** Finds the places at which a head can be judged: the end of its start line, and its empty line. */
import type { ByteRange } from '../field/field.ts';
import { CR, LF } from '../field/line.ts';
import type { HeadLimits } from '../http1/message-head.ts';
import type { ConversationLayer } from './conversation.ts';
import { findByte } from './find-byte.ts';

/** Looks at every byte of the layer once. */
export class HeadScanner {
  readonly #layer: ConversationLayer;
  readonly #limits: HeadLimits;
  readonly #start: number;
  /** Where the start line begins, behind the empty lines that may come before it. */
  #startLine: number;
  #lineStart: number;
  #scanned: number;
  #inFieldLines = false;

  /** The head begins at `start`. */
  constructor(layer: ConversationLayer, start: number, limits: HeadLimits) {
    this.#layer = layer;
    this.#limits = limits;
    this.#start = start;
    this.#startLine = start;
    this.#lineStart = start;
    this.#scanned = start;
  }

  /** The next range, from the head's start, that is worth decoding; null when more bytes are needed. */
  next(): ByteRange | null {
    const end = this.#layer.byteLength;
    for (;;) {
      const limit = this.#limit();
      const lineFeed = findByte(this.#layer, LF, {
        start: this.#scanned,
        end: Math.min(end, limit),
      });
      if (lineFeed < 0) {
        this.#scanned = Math.min(end, limit);
        return end >= limit ? { start: this.#start, end: limit } : null;
      }
      const judged = this.#readLine(lineFeed);
      this.#lineStart = lineFeed + 1;
      this.#scanned = lineFeed + 1;
      if (judged) return { start: this.#start, end: lineFeed + 1 };
    }
  }

  #limit(): number {
    const { startLineBytes, headBytes } = this.#limits;
    return this.#startLine + (this.#inFieldLines ? headBytes : startLineBytes);
  }

  /** True when the head can be judged at the end of this line. */
  #readLine(lineFeed: number): boolean {
    const [first] = this.#layer.slice({ start: this.#lineStart, end: this.#lineStart + 1 });
    const length = lineFeed - this.#lineStart;
    const empty = length === 0 || (length === 1 && first === CR);
    if (this.#inFieldLines) return empty;
    if (empty && lineFeed - this.#start < this.#limits.startLineBytes) {
      this.#startLine = lineFeed + 1;
      return false;
    }
    this.#inFieldLines = true;
    return true;
  }
}
