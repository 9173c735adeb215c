/** A streamed multipart body, part by part, by the decoder of the wire view: it trusts delimiters alone. */
import {
  decodeMultipartUnit,
  type MultipartPosition,
} from '@wireside/labs-server/wire/multipart/decode-multipart.ts';

export interface MultipartPart {
  /** Field names as they were sent. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly data: Uint8Array<ArrayBuffer>;
  /** Number of bytes of the whole part, head and delimiter line included. */
  readonly byteLength: number;
  /** The rule of the standard that the part breaks although it could be read; null for none. */
  readonly fault: string | null;
}

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The parts of the body, each as soon as the delimiter that ends it is there.
 * @throws Error in the standard's words when the body breaks a rule so that nobody knows how to go on
 */
export async function* partsOf(
  body: ReadableStream<Bytes>,
  boundary: string,
): AsyncGenerator<MultipartPart> {
  const splitter = new PartSplitter(boundary);
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    yield* splitter.push(value ?? new Uint8Array(), done);
    if (done) return;
  }
}

class PartSplitter {
  readonly #boundary: string;
  #held: Bytes = new Uint8Array();
  #position: MultipartPosition = 'start';
  /** Before so many bytes are held, nothing more can be said. */
  #leastByteLength = 1;

  constructor(boundary: string) {
    this.#boundary = boundary;
  }

  *push(bytes: Bytes, atEnd: boolean): Generator<MultipartPart> {
    this.#held = joined(this.#held, bytes);
    if (!atEnd && this.#held.length < this.#leastByteLength) return;
    while (this.#held.length > 0 && this.#position !== 'epilogue') {
      const unit = decodeMultipartUnit(this.#held, { atEnd }, this.#boundary, this.#position);
      if (unit.status === 'malformed') throw new Error(unit.error.message);
      if (unit.status === 'incomplete') {
        this.#leastByteLength = unit.leastByteLength;
        return;
      }
      const { kind, content, fieldLines } = unit.value;
      if (kind === 'part') {
        yield {
          fields: fieldLines.map(({ name, value }) => [name, value] as const),
          data: this.#held.slice(content.start, content.end),
          byteLength: unit.byteLength,
          fault: unit.fault?.message ?? null,
        };
      }
      this.#position = kind === 'close-delimiter' ? 'epilogue' : 'part';
      this.#held = this.#held.slice(unit.byteLength);
    }
    this.#leastByteLength = 1;
  }
}

function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
