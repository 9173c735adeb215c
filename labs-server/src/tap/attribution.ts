/**
 * Whose bytes are these? Bytes read since the end of the last request belong to the next request; bytes written
 * belong to the response in progress. A read may hold the end of one request and the start of another session's:
 * it is cut at the boundary, so that no session ever sees another's bytes.
 */
import type { Direction } from '../../wire/record.ts';
import { findHeadEnd } from './head-end.ts';
import type { BodyCounter, RequestBody } from './request-body.ts';
import { createBodyCounter } from './request-body.ts';

/** Bytes of one direction as they crossed the socket. Only valid during the call that passes them. */
export interface Passage {
  readonly direction: Direction;
  /** Microseconds of the server's monotonic clock, of the read() or write(). */
  readonly timeUs: number;
  /** Offset of the first byte in its direction's stream. */
  readonly streamOffset: number;
  readonly bytes: Uint8Array;
}

/** What holds for all connections. */
export interface AttributionRules<Owner> {
  readonly nowUs: () => number;
  /** True when both belong to one session. */
  readonly sameSession: (one: Owner, other: Owner) => boolean;
  /** Most bytes that wait for a request to name their session. */
  readonly maxPendingBytes: number;
}

/** Gets what has found its owner. */
export interface Destination<Owner> {
  deliver(owner: Owner, passage: Passage): void;
}

/** What the parser understood of a request's head. */
export interface RequestHead {
  /** Method, space, request-target: the head in the bytes must begin with it. */
  readonly start: string;
  readonly body: RequestBody;
}

/** A request and its response; `owner` is null when the request named no living session. */
export interface Exchange<Owner> {
  readonly owner: Owner | null;
}

/** A copy of what was read. */
interface PendingPassage extends Passage {
  readonly bytes: Buffer;
}

interface RequestInReading<Owner> {
  readonly owner: Owner | null;
  readonly body: BodyCounter;
}

export class Attribution<Owner> {
  readonly #rules: AttributionRules<Owner>;
  readonly #destination: Destination<Owner>;
  #readBytes = 0;
  #writtenBytes = 0;
  #pending: PendingPassage[] = [];
  #pendingBytes = 0;
  /** The request that is being read: its body may go on. */
  #reading: RequestInReading<Owner> | null = null;
  #exchanges: readonly Exchange<Owner>[] = [];
  /** Set when all bytes from now on have one owner: an own dial, or after an upgrade. */
  #adoptedBy: Owner | null = null;

  constructor(rules: AttributionRules<Owner>, destination: Destination<Owner>) {
    this.#rules = rules;
    this.#destination = destination;
  }

  /** Bytes that read() returned, before the parser sees them (it may change them in place). */
  read(bytes: Uint8Array): void {
    const timeUs = this.#rules.nowUs();
    const direction = 'client-to-server';
    const passage: Passage = { direction, timeUs, streamOffset: this.#readBytes, bytes };
    this.#readBytes += bytes.length;
    if (this.#adoptedBy !== null) this.#destination.deliver(this.#adoptedBy, passage);
    else if (this.#reading === null) this.#wait(passage);
    else this.#wait(this.#readBody(passage, this.#reading));
  }

  /** False when more bytes wait for a session than may: the connection must end. Call after the parser ran. */
  get withinLimit(): boolean {
    return this.#pendingBytes <= this.#rules.maxPendingBytes;
  }

  /**
   * The parser has read the head of the next request. Null when the connection must be destroyed: the previous
   * response, to another session, is not complete; or the parser saw a head that is not in the bytes.
   */
  request(owner: Owner | null, head: RequestHead): Exchange<Owner> | null {
    const exchange = { owner };
    const [oldest] = this.#exchanges;
    // All that are in progress belong to one session: any other would have been refused here.
    const conflict = oldest !== undefined && !this.#sameOwner(oldest.owner, owner);
    if (this.#adoptedBy === null && !this.#takeRequest(owner, head)) return null;
    if (conflict || (this.#adoptedBy !== null && !this.#sameOwner(this.#adoptedBy, owner))) {
      return null;
    }
    this.#exchanges = oldest === undefined ? [exchange] : this.#exchanges.concat(exchange);
    return exchange;
  }

  /** The response is complete, or will never be. */
  finish(exchange: Exchange<Owner>): void {
    const [oldest, ...later] = this.#exchanges;
    if (oldest === exchange) this.#exchanges = later;
    else this.#exchanges = this.#exchanges.filter((other) => other !== exchange);
  }

  /** Everything that waits and follows belongs to `owner`: the protocol changed, or the dial is our own. */
  adopt(owner: Owner): void {
    this.#adoptedBy = owner;
    for (const passage of this.#pending) this.#destination.deliver(owner, passage);
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** True while a response of the owner's session is not complete, or all bytes are its own. */
  isInProgress(owner: Owner): boolean {
    if (this.#adoptedBy !== null) return this.#sameOwner(this.#adoptedBy, owner);
    return this.#exchanges.some((exchange) => this.#sameOwner(exchange.owner, owner));
  }

  /** Bytes that one write() sends. */
  write(bytes: Uint8Array): void {
    const streamOffset = this.#writtenBytes;
    this.#writtenBytes += bytes.length;
    const owner = this.#adoptedBy ?? this.#exchanges[0]?.owner ?? null;
    if (owner === null) return;
    const timeUs = this.#rules.nowUs();
    this.#destination.deliver(owner, {
      direction: 'server-to-client',
      timeUs,
      streamOffset,
      bytes,
    });
  }

  #sameOwner(one: Owner | null, other: Owner | null): boolean {
    if (one === null || other === null) return one === other;
    return this.#rules.sameSession(one, other);
  }

  /** Delivers what belongs to the body of the request being read; returns what is left. */
  #readBody(passage: Passage, { owner, body }: RequestInReading<Owner>): Passage {
    const taken = body.consume(passage.bytes);
    if (body.done) this.#reading = null;
    this.#deliverPart(owner, passage, taken);
    return after(passage, taken);
  }

  /** Takes head and body of one request off the waiting bytes. */
  #takeRequest(owner: Owner | null, head: RequestHead): boolean {
    const waiting = this.#pending;
    const joined = waiting.length === 1 ? waiting[0]?.bytes : Buffer.concat(bytesOf(waiting));
    let headLeft = joined === undefined ? null : findHeadEnd(joined, head.start);
    if (headLeft === null || this.#reading !== null) return false;
    const body = createBodyCounter(head.body);
    this.#pending = [];
    this.#pendingBytes = 0;
    for (const passage of waiting) {
      const headPart = Math.min(headLeft, passage.bytes.length);
      headLeft -= headPart;
      const taken = headPart + body.consume(passage.bytes.subarray(headPart));
      this.#deliverPart(owner, passage, taken);
      if (taken < passage.bytes.length) this.#wait(after(passage, taken));
    }
    this.#reading = body.done ? null : { owner, body };
    return true;
  }

  #wait({ direction, timeUs, streamOffset, bytes }: Passage): void {
    if (bytes.length === 0) return;
    this.#pending.push({ direction, timeUs, streamOffset, bytes: Buffer.from(bytes) });
    this.#pendingBytes += bytes.length;
  }

  #deliverPart(owner: Owner | null, passage: Passage, byteLength: number): void {
    if (owner === null || byteLength === 0) return;
    const { direction, timeUs, streamOffset, bytes } = passage;
    const isWhole = byteLength === bytes.length;
    const part = isWhole ? bytes : bytes.subarray(0, byteLength);
    this.#destination.deliver(owner, { direction, timeUs, streamOffset, bytes: part });
  }
}

/** What is left of a passage whose first bytes have found their owner. */
function after({ direction, timeUs, streamOffset, bytes }: Passage, byteLength: number): Passage {
  const rest = bytes.subarray(byteLength);
  return { direction, timeUs, streamOffset: streamOffset + byteLength, bytes: rest };
}

function bytesOf(passages: readonly Passage[]): Uint8Array[] {
  return passages.map(({ bytes }) => bytes);
}
