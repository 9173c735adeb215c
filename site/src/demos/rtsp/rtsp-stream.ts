/** The bytes of one direction of an RTSP connection cut into messages and interleaved data (RFC 2326 section 10.12). */
import { joinBytes } from '@wireside/labs-server/wire/rtp-jpeg/join-bytes.ts';
import { indicesOf } from '@wireside/labs-server/wire/pcapng/indices-of.ts';

export interface RtspStreamHandlers {
  /** Head and body as text. */
  onMessage(text: string): void;
  /** `data` is only valid during the call. */
  onInterleaved(channel: number, data: Uint8Array): void;
}

const dollar = 0x24;
const interleavedHeaderLength = 4;
const emptyLine = Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a);
/** A head that does not end is no reason to keep everything. */
const maxWaitingBytes = 256 * 1024;

export class RtspStream {
  readonly #handlers: RtspStreamHandlers;
  #waiting: Uint8Array = new Uint8Array();

  constructor(handlers: RtspStreamHandlers) {
    this.#handlers = handlers;
  }

  take(bytes: Uint8Array): void {
    this.#waiting = this.#waiting.length === 0 ? bytes : joinBytes([this.#waiting, bytes]);
    for (let taken = this.#takeNext(); taken > 0; taken = this.#takeNext()) {
      this.#waiting = this.#waiting.subarray(taken);
    }
    const isTooLong = this.#waiting.length > maxWaitingBytes;
    this.#waiting = isTooLong ? new Uint8Array() : this.#waiting.slice();
  }

  /** @returns how many bytes were taken; 0 when more are needed */
  #takeNext(): number {
    const waiting = this.#waiting;
    if (waiting[0] === 0x0d || waiting[0] === 0x0a) return 1;
    if (waiting[0] !== dollar) return this.#takeMessage();
    const [, channel = 0, high = 0, low = 0] = waiting;
    const end = interleavedHeaderLength + high * 256 + low;
    if (waiting.length < interleavedHeaderLength || waiting.length < end) return 0;
    this.#handlers.onInterleaved(channel, waiting.subarray(interleavedHeaderLength, end));
    return end;
  }

  #takeMessage(): number {
    const [at] = indicesOf(this.#waiting, emptyLine);
    if (at === undefined) return 0;
    const headEnd = at + emptyLine.length;
    const head = textOf(this.#waiting.subarray(0, headEnd));
    const end = headEnd + Number(fieldOf(head, 'Content-Length') ?? 0);
    if (!Number.isSafeInteger(end)) return headEnd;
    if (this.#waiting.length < end) return 0;
    this.#handlers.onMessage(textOf(this.#waiting.subarray(0, end)));
    return end;
  }
}

/** Value of the first field with this name; null where there is none. */
export function fieldOf(message: string, name: string): string | null {
  const [head = ''] = message.split(/\r?\n\r?\n/, 1);
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':');
    const isIt = colon > 0 && line.slice(0, colon).trim().toLowerCase() === name.toLowerCase();
    if (isIt) return line.slice(colon + 1).trim();
  }
  return null;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
