/** The cursors by which `record-codec.ts` writes and reads little-endian numbers, texts and bytes. */

/** A batch of records that this version did not write. */
export class RecordCodecError extends Error {
  override readonly name = 'RecordCodecError';
}

/** Bytes of a text: its length, and two for each of its UTF-16 code units. */
export function textByteLength(text: string): number {
  return 2 + 2 * Math.min(text.length, 0xffff);
}

/** Reads from one offset onward; throws `RecordCodecError` instead of reading beyond the end. */
export interface ByteReader {
  u8(): number;
  u16(): number;
  u32(): number;
  f64(): number;
  text(): string;
  /** A copy. */
  bytes(byteLength: number): Uint8Array;
  /** A copy of everything that is left. */
  rest(): Uint8Array;
  skip(byteLength: number): void;
}

/** Writes from `position` onward; the caller makes sure that there is room. */
export class ByteWriter {
  /** Offset in `target` of the next byte. */
  position: number;
  readonly target: Uint8Array;
  readonly #view: DataView;

  constructor(target: Uint8Array, position = 0) {
    this.target = target;
    this.position = position;
    this.#view = new DataView(target.buffer, target.byteOffset, target.byteLength);
  }

  u8(value: number): void {
    this.#view.setUint8(this.position, value);
    this.position += 1;
  }

  u16(value: number): void {
    this.#view.setUint16(this.position, value, true);
    this.position += 2;
  }

  u32(value: number): void {
    this.#view.setUint32(this.position, value, true);
    this.position += 4;
  }

  f64(value: number): void {
    this.#view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  /** At most 65535 UTF-16 code units; a longer text loses its end. */
  text(text: string): void {
    const length = Math.min(text.length, 0xffff);
    this.u16(length);
    for (let index = 0; index < length; index += 1) this.u16(text.charCodeAt(index));
  }

  bytes(bytes: Uint8Array): void {
    this.target.set(bytes, this.position);
    this.position += bytes.length;
  }
}

export function createByteReader(source: Uint8Array, offset: number): ByteReader {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  let position = offset;
  const take = (byteLength: number): number => {
    if (position + byteLength > source.length) {
      throw new RecordCodecError(`a record ends at byte ${source.length}, within a field`);
    }
    position += byteLength;
    return position - byteLength;
  };
  const u16 = (): number => view.getUint16(take(2), true);
  const bytes = (byteLength: number): Uint8Array => {
    const start = take(byteLength);
    // Not `slice`: that of Node's Buffer does not copy.
    return new Uint8Array(source.subarray(start, start + byteLength));
  };
  return {
    u8: () => view.getUint8(take(1)),
    u16,
    u32: () => view.getUint32(take(4), true),
    f64: () => view.getFloat64(take(8), true),
    text: () => String.fromCharCode(...Array.from({ length: u16() }, u16)),
    bytes,
    rest: () => bytes(source.length - position),
    skip: take,
  };
}
