/**
 * How far a request's body reaches in a stream of bytes (RFC 9112 section 6.3). It only counts: what the bytes
 * mean is the parser's business, and the parser's own reading of the head says which kind of body follows.
 */
import type { IncomingMessage } from 'node:http';

/** The framing of one request's body, as the HTTP parser understood the head. */
export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly byteLength: number }
  | { readonly kind: 'chunked' };

const none: RequestBody = { kind: 'none' };

/** RFC 9112 section 6.3: Transfer-Encoding goes before Content-Length; a request with neither has no body. */
export function requestBodyOf({ headers }: IncomingMessage): RequestBody {
  if (headers['transfer-encoding'] !== undefined) return { kind: 'chunked' };
  const byteLength = Number(headers['content-length'] ?? 0);
  return byteLength > 0 ? { kind: 'length', byteLength } : none;
}

export interface BodyCounter {
  /** How many of `bytes` belong to the body; all of them unless the body ends within. */
  consume(bytes: Uint8Array): number;
  readonly done: boolean;
}

export function createBodyCounter(body: RequestBody): BodyCounter {
  if (body.kind === 'chunked') return new ChunkedCounter();
  return body.kind === 'none' ? noBody : new LengthCounter(body.byteLength);
}

const noBody: BodyCounter = { done: true, consume: () => 0 };

class LengthCounter implements BodyCounter {
  #left: number;

  constructor(byteLength: number) {
    this.#left = byteLength;
  }

  get done(): boolean {
    return this.#left === 0;
  }

  consume(bytes: Uint8Array): number {
    const taken = Math.min(this.#left, bytes.length);
    this.#left -= taken;
    return taken;
  }
}

type ChunkedState = 'size' | 'extension' | 'data' | 'trailer' | 'done' | 'broken';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * RFC 9112 section 7.1. After a broken size it takes everything: the parser answers 400 and the connection ends,
 * so nothing that follows can be another request.
 */
class ChunkedCounter implements BodyCounter {
  #state: ChunkedState = 'size';
  #size = 0;
  #left = 0;
  #lineBytes = 0;

  get done(): boolean {
    return this.#state === 'done';
  }

  consume(bytes: Uint8Array): number {
    let index = 0;
    while (index < bytes.length && this.#state !== 'done') {
      if (this.#state === 'broken') return bytes.length;
      if (this.#state === 'data') {
        const taken = Math.min(this.#left, bytes.length - index);
        this.#left -= taken;
        index += taken;
        if (this.#left === 0) this.#startSize();
      } else {
        this.#step(bytes[index] ?? 0);
        index += 1;
      }
    }
    return index;
  }

  #startSize(): void {
    this.#state = 'size';
    this.#size = 0;
    this.#lineBytes = 0;
  }

  #step(byte: number): void {
    if (this.#state === 'trailer') {
      // trailer-section = *( field-line CRLF ), then the CRLF that ends the body: an empty line.
      if (byte === lineFeed && this.#lineBytes === 0) this.#state = 'done';
      else if (byte === lineFeed) this.#lineBytes = 0;
      else if (byte !== carriageReturn) this.#lineBytes += 1;
      return;
    }
    if (byte === lineFeed) {
      this.#left = this.#size + 2;
      this.#state = this.#size === 0 ? 'trailer' : 'data';
      this.#lineBytes = 0;
    } else if (this.#state === 'size' && byte !== carriageReturn) this.#digit(byte);
  }

  #digit(byte: number): void {
    const value = Number.parseInt(String.fromCharCode(byte), 16);
    if (Number.isNaN(value)) {
      // chunk-ext begins with ";", possibly after bad whitespace.
      this.#state = byte === 0x3b || byte === 0x20 || byte === 0x09 ? 'extension' : 'broken';
      return;
    }
    this.#size = this.#size * 16 + value;
    if (this.#size > Number.MAX_SAFE_INTEGER - 2) this.#state = 'broken';
  }
}
