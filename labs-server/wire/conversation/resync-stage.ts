/** After a gap that hid where a message ends: bytes stay undecoded until the start line of a head is seen. */
import type { ByteRange } from '../field/field.ts';
import { LF } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';
import { findByte } from './find-byte.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { type Reason, setUndecoded } from './undecoded.ts';

/** The start lines that cannot be taken for anything else: registered methods, HTTP/1 status-lines. */
const startLinePattern = {
  'client-to-server':
    /(?:GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH) [^\s]+ HTTP\/1\.[01]\r?\n$/,
  'server-to-client': /HTTP\/1\.[01] [1-5]\d\d(?: [^\r\n]*)?\r?\n$/,
} as const;

/** A start line is looked for in so many bytes before its line feed. */
const maxStartLineBytes = 16_384;

export class ResyncStage implements Stage {
  readonly #context: StreamContext;
  readonly #start: number;
  readonly #exchange: number;
  readonly #why: Reason;
  /** Makes the stage that reads the head at `start`. */
  readonly #readHead: (start: number) => Stage;
  #unit: number | null = null;
  #lineStart: number;
  #scanned: number;

  constructor(
    context: StreamContext,
    start: number,
    exchange: number,
    why: Reason,
    readHead: (start: number) => Stage,
  ) {
    this.#context = context;
    this.#start = start;
    this.#exchange = exchange;
    this.#why = why;
    this.#readHead = readHead;
    this.#lineStart = start;
    this.#scanned = start;
  }

  advance(): Stage | null {
    const { layer, direction } = this.#context;
    const end = layer.byteLength;
    for (;;) {
      const lineFeed = findByte(layer, LF, { start: this.#scanned, end });
      if (lineFeed < 0) break;
      const lineStart = Math.max(this.#lineStart, lineFeed - maxStartLineBytes);
      const line = latin1Text(layer.slice({ start: lineStart, end: lineFeed + 1 }));
      const found = line.search(startLinePattern[direction]);
      if (found >= 0) {
        this.#cover(lineStart + found);
        return this.#readHead(lineStart + found);
      }
      this.#lineStart = lineFeed + 1;
      this.#scanned = lineFeed + 1;
    }
    this.#scanned = end;
    this.#cover(end);
    return null;
  }

  skip(gap: ByteRange): Stage {
    this.#lineStart = gap.end;
    this.#scanned = gap.end;
    this.#cover(gap.end);
    return this;
  }

  refresh(): void {}

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit, gap: true };
  }

  #cover(end: number): void {
    if (end <= this.#start) return;
    const range = { start: this.#start, end };
    this.#unit = setUndecoded(this.#context, range, this.#why, this.#exchange, this.#unit);
  }
}
