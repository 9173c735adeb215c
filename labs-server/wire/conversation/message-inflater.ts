/** permessage-deflate of one direction: RFC 7692 section 7.2.2. */
import type { DeflateDirection } from '../websocket/permessage-deflate.ts';
import type { Inflate } from './inflate.ts';

/** The inflated message, or why there is none. */
export type InflatedMessage =
  | { readonly status: 'complete'; readonly bytes: Uint8Array }
  | { readonly status: 'malformed' }
  | { readonly status: 'not-inflated'; readonly why: string };

/** An inflated message has at most so many bytes. */
export const maxInflatedMessageBytes = 1024 * 1024;
/** All inflated messages of one direction together have at most so many bytes. */
const maxInflatedBytes = 16 * 1024 * 1024;

/**
 * "Append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload of the message", which the sender took off, and
 * then an empty block that is marked as the last one, for the inflater to end with.
 */
const tail = Uint8Array.of(0x00, 0x00, 0xff, 0xff, 0x01, 0x00, 0x00, 0xff, 0xff);

const whys = {
  noInflate: 'It is not inflated here.',
  tooLarge: 'It is not inflated: it has more than 1 MiB.',
  spent: 'It is not inflated: the messages of this direction already have 16 MiB.',
  contextLost:
    'It cannot be inflated: it may refer to an earlier message, of which not every byte is known.',
} as const;

export class MessageInflater {
  readonly #inflate: Inflate | null;
  readonly #windowBytes: number;
  readonly #noContextTakeover: boolean;
  /** The last bytes that were inflated; null when they are not known. */
  #window: Uint8Array | null = new Uint8Array(0);
  #spentBytes = 0;

  constructor(inflate: Inflate | null, direction: DeflateDirection) {
    this.#inflate = inflate;
    this.#noContextTakeover = direction.noContextTakeover;
    this.#windowBytes = 2 ** direction.maxWindowBits;
  }

  /** The next compressed message; `compressed` is borrowed. */
  inflate(compressed: Uint8Array): InflatedMessage {
    if (this.#inflate === null) return { status: 'not-inflated', why: whys.noInflate };
    if (this.#window === null) return { status: 'not-inflated', why: whys.contextLost };
    if (this.#spentBytes >= maxInflatedBytes) return this.#fail(whys.spent);
    const whole = new Uint8Array(compressed.length + tail.length);
    whole.set(compressed);
    whole.set(tail, compressed.length);
    const inflated = this.#inflate(whole, {
      dictionary: this.#window,
      maxByteLength: maxInflatedMessageBytes,
    });
    if (inflated.status === 'too-large') return this.#fail(whys.tooLarge);
    if (inflated.status === 'malformed') {
      this.lose();
      return inflated;
    }
    this.#spentBytes += inflated.bytes.length;
    this.#remember(this.#window, inflated.bytes);
    return inflated;
  }

  /** A compressed message was not inflated: with context takeover, the next ones cannot be either. */
  lose(): void {
    if (!this.#noContextTakeover) this.#window = null;
  }

  #fail(why: string): InflatedMessage {
    this.lose();
    return { status: 'not-inflated', why };
  }

  /** Section 7.1.1: with context takeover, the LZ77 window goes on over the messages. */
  #remember(window: Uint8Array, bytes: Uint8Array): void {
    if (this.#noContextTakeover) return;
    if (bytes.length >= this.#windowBytes) {
      this.#window = bytes.slice(bytes.length - this.#windowBytes);
      return;
    }
    const kept = window.subarray(Math.max(0, window.length + bytes.length - this.#windowBytes));
    const next = new Uint8Array(kept.length + bytes.length);
    next.set(kept);
    next.set(bytes, kept.length);
    this.#window = next;
  }
}
