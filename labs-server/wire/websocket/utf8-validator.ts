/** Is a text UTF-8? Judged as it comes in, for a character may lie in two fragments: RFC 6455 section 8.1, RFC 3629. */
import type { ByteRange } from '../field/field.ts';

/** Looks at every byte once. After an invalid sequence nothing more is judged. */
export class Utf8Validator {
  /** Bytes judged so far. */
  #position = 0;
  /** Continuation bytes that the character still needs. */
  #needed = 0;
  #lower = 0x80;
  #upper = 0xbf;
  #characterStart = 0;
  #invalid: ByteRange | null = null;

  /**
   * Judges the bytes that follow those of the last call; `atEnd`: no more follow. Returns the first sequence that is not
   * UTF-8, counted from the first byte of the text, or null.
   */
  validate(bytes: Uint8Array, atEnd: boolean): ByteRange | null {
    for (let index = 0; index < bytes.length && this.#invalid === null; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.#needed > 0 || byte >= 0x80) this.#take(byte, this.#position + index);
    }
    this.#position += bytes.length;
    if (atEnd && this.#needed > 0) {
      this.#invalid ??= { start: this.#characterStart, end: this.#position };
    }
    return this.#invalid;
  }

  #take(byte: number, at: number): void {
    if (this.#needed === 0) {
      this.#begin(byte, at);
    } else if (byte < this.#lower || byte > this.#upper) {
      this.#invalid = { start: this.#characterStart, end: at + 1 };
    } else {
      this.#needed -= 1;
      this.#lower = 0x80;
      this.#upper = 0xbf;
    }
  }

  /** The first byte of a character beyond ASCII: RFC 3629 section 4. */
  #begin(byte: number, at: number): void {
    this.#characterStart = at;
    if (byte >= 0xc2 && byte <= 0xdf) this.#needed = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#needed = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#needed = 3;
    else this.#invalid = { start: at, end: at + 1 };
    // Overlong forms, surrogates, and what lies beyond U+10FFFF.
    if (byte === 0xe0) this.#lower = 0xa0;
    if (byte === 0xed) this.#upper = 0x9f;
    if (byte === 0xf0) this.#lower = 0x90;
    if (byte === 0xf4) this.#upper = 0x8f;
  }
}
