/** Finds the places at which the head of a part can be judged, looking at every byte once: the ends of its lines. */
import { LF, HTAB, lineAt, SP } from '../field/line.ts';
import { splitFieldLine } from '../field/field-line-rules.ts';
import { maxHeadBytes } from '../multipart/decode-part-head.ts';
import type { ConversationLayer } from './conversation.ts';
import { findByte } from './find-byte.ts';

const maxLineBytes = 1000;

export class PartHeadFinder {
  readonly #layer: ConversationLayer;
  readonly #start: number;
  readonly #delimiterBytes: number;
  #lineStart: number;
  #scanned: number;
  #inFields = false;

  /** The head begins at `start` with a delimiter, of at most so many bytes. */
  constructor(layer: ConversationLayer, start: number, delimiterBytes: number) {
    this.#layer = layer;
    this.#start = start;
    this.#delimiterBytes = delimiterBytes;
    const [first] = layer.slice({ start, end: start + 1 });
    // The CRLF before the dash-boundary ends no line of the head.
    this.#lineStart = first === 0x0d ? start + 2 : start;
    this.#scanned = this.#lineStart;
  }

  /** Offset up to which the head can be decoded; null when more bytes are needed. */
  next(): number | null {
    const { byteLength } = this.#layer;
    for (;;) {
      const limit = this.#inFields
        ? this.#start + maxHeadBytes
        : this.#start + this.#delimiterBytes + maxLineBytes;
      const end = Math.min(byteLength, limit);
      const lineFeed = findByte(this.#layer, LF, { start: this.#scanned, end });
      this.#scanned = lineFeed < 0 ? Math.max(this.#scanned, end) : lineFeed + 1;
      if (lineFeed < 0) return byteLength >= limit ? limit : null;
      const line = this.#layer.slice({ start: this.#lineStart, end: lineFeed + 1 });
      const judged = this.#inFields ? endsFields(line) : closes(line, this.#delimiterBytes - 2);
      this.#inFields = true;
      this.#lineStart = lineFeed + 1;
      if (judged) return lineFeed + 1;
    }
  }
}

/** True for a close-delimiter, after which no fields come. `dashBytes`: length of the dash-boundary. */
function closes(line: Uint8Array, dashBytes: number): boolean {
  return line[dashBytes] === 0x2d && line[dashBytes + 1] === 0x2d;
}

/** True for the empty line, and for one that is no field line. */
function endsFields(bytes: Uint8Array): boolean {
  const line = lineAt(bytes, 0);
  if (line === null || line.textEnd === 0) return true;
  if (bytes[0] === SP || bytes[0] === HTAB) return false;
  return 'code' in splitFieldLine(bytes, line, 'accept');
}
