/** Cuts a stream into the boxes of the ISO base media file format (ISO/IEC 14496-12 section 4.2). */

/** A box at the top level of a file. */
export interface Box {
  /** Four characters, such as `moof`. */
  readonly type: string;
  /** The whole box, with its head. */
  readonly bytes: Buffer;
}

/** Size and type, 32 bits each. */
export const boxHeadBytes = 8;
/** Many times what a second of this camera has. */
export const maxBoxBytes = 4 * 1024 * 1024;

export class BoxSplitter {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  readonly #onBox: (box: Box) => void;

  constructor(onBox: (box: Box) => void) {
    this.#onBox = onBox;
  }

  /**
   * Takes the next bytes of the stream, wherever they were cut.
   * @throws Error when a box says a size that no box of this stream has: nothing after it can be found
   */
  push(bytes: Buffer): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    while (this.#waitingBytes >= boxHeadBytes) {
      const size = this.#head(boxHeadBytes).readUInt32BE();
      if (size < boxHeadBytes || size > maxBoxBytes)
        throw new Error(`A box says its size is ${size} bytes.`);
      if (this.#waitingBytes < size) return;
      const all = this.#head(size);
      const box = all.subarray(0, size);
      this.#waiting = all.length === size ? [] : [all.subarray(size), ...this.#waiting.slice(1)];
      this.#waitingBytes -= size;
      this.#onBox({ type: box.toString('latin1', 4, boxHeadBytes), bytes: box });
    }
  }

  /** The first of what waits, joined so that it has at least so many bytes. */
  #head(length: number): Buffer {
    const [first = Buffer.alloc(0)] = this.#waiting;
    if (first.length >= length) return first;
    const all = Buffer.concat(this.#waiting);
    this.#waiting = [all];
    return all;
  }
}
