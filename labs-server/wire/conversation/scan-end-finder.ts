/** Finds where the entropy-coded data of a JPEG image end, looking at every byte once (ITU-T T.81 clause B.1.1.5). */
import { isRestart } from '../jpeg/marker.ts';
import type { ConversationLayer } from './conversation.ts';
import { findByte } from './find-byte.ts';

export class ScanEndFinder {
  readonly #layer: ConversationLayer;
  #scanned: number;
  /** Where a run of X'FF' begins that reaches to what was looked at; null outside one. */
  #run: number | null = null;

  /** The data begin at `start`. */
  constructor(layer: ConversationLayer, start: number) {
    this.#layer = layer;
    this.#scanned = start;
  }

  /** Offset of the marker that ends the data; null when more bytes are needed. */
  next(): number | null {
    const { byteLength } = this.#layer;
    while (this.#scanned < byteLength) {
      if (this.#run === null) {
        const found = findByte(this.#layer, 0xff, { start: this.#scanned, end: byteLength });
        this.#scanned = found < 0 ? byteLength : found + 1;
        if (found >= 0) this.#run = found;
        continue;
      }
      const [code = 0] = this.#layer.slice({ start: this.#scanned, end: this.#scanned + 1 });
      if (code !== 0xff && code !== 0 && !isRestart(code)) return this.#run;
      if (code !== 0xff) this.#run = null;
      this.#scanned += 1;
    }
    return null;
  }

  /** What came up to the end of the layer was not kept. */
  skipToEnd(): void {
    this.#scanned = this.#layer.byteLength;
    this.#run = null;
  }
}
