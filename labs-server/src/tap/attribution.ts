/**
 * Whose bytes are these? Bytes read since the end of the last request belong to the next request; bytes written
 * belong to the response in progress. A read may hold the end of one request and the start of another session's:
 * it is cut at the boundary, so that no session ever sees another's bytes.
 */
import type { ResponseProgress } from './exchanges.ts';
import { Exchanges } from './exchanges.ts';
import { findHeadEnd } from './head-end.ts';
import type { Passage, PendingPassage } from './passage.ts';
import { bytesOf, restOf } from './passage.ts';
import type { BodyCounter, RequestBody } from './request-body.ts';
import { createBodyCounter } from './request-body.ts';

/** What holds for all connections. */
export interface AttributionRules<Owner> {
  readonly nowUs: () => number;
  /** True when both belong to one session. */
  readonly sameSession: (one: Owner, other: Owner) => boolean;
  /** Most bytes that wait for a request to name their session. */
  readonly maxPendingBytes: number;
  /** Answers wait as well until somebody adopts the connection: the first request of TURN names nobody, and is answered. */
  readonly holdsAnswers?: boolean;
}

/** Gets what has found its owner. */
export interface Destination<Owner> {
  deliver(owner: Owner, passage: Passage): void;
}

/** What the parser understood of a request's head. The head in the bytes must begin with method and target. */
export interface RequestHead {
  readonly method: string;
  /** The request-target, as it stands in the request-line. */
  readonly target: string;
  readonly body: RequestBody;
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
  /** True while the last of what waits is not a copy yet. */
  #borrows = false;
  /** The request that is being read: its body may go on. */
  #reading: RequestInReading<Owner> | null = null;
  readonly #exchanges = new Exchanges<Owner>();
  /** Set when all bytes from now on have one owner: an own dial, or after an upgrade. */
  #adoptedBy: Owner | null = null;
  #ignores = false;

  constructor(rules: AttributionRules<Owner>, destination: Destination<Owner>) {
    this.#rules = rules;
    this.#destination = destination;
  }

  /**
   * Bytes that read() returned, before the parser sees them. They must stay as they are until the parser has told
   * the requests in them, and are no longer needed after `afterRead`.
   */
  read(bytes: Buffer): void {
    const timeUs = this.#rules.nowUs();
    const direction = 'client-to-server';
    const passage: PendingPassage = { direction, timeUs, streamOffset: this.#readBytes, bytes };
    this.#readBytes += bytes.length;
    if (this.#adoptedBy !== null) this.#destination.deliver(this.#adoptedBy, passage);
    else if (this.#ignores) return;
    else if (this.#reading === null) this.#wait(passage);
    else this.#wait(this.#readBody(passage, this.#reading));
  }

  /**
   * The parser has seen what was read; what still waits for its request is copied.
   * @returns false when more bytes wait for a session than may: the connection must end
   */
  afterRead(): boolean {
    if (this.#borrows) {
      const last = this.#pending.findLast(({ direction }) => direction === 'client-to-server');
      if (last !== undefined) last.bytes = Buffer.from(last.bytes);
      this.#borrows = false;
    }
    return this.#pendingBytes <= this.#rules.maxPendingBytes;
  }

  /**
   * The parser has read the head of the next request. `owner` is null when it names no living session, `response`
   * when it is an upgrade: what follows is no HTTP, or ends the connection.
   * @returns false when the connection must be destroyed: the previous response, to another session, is not
   * complete; or the parser saw a head that is not in the bytes
   */
  request(owner: Owner | null, head: RequestHead, response: ResponseProgress | null): boolean {
    // All that are in progress belong to one session: any other would have been refused here.
    const { current } = this.#exchanges;
    const conflict = current !== null && !this.#sameOwner(current.owner, owner);
    if (this.#adoptedBy === null && !this.#takeRequest(owner, head)) return false;
    if (conflict || (this.#adoptedBy !== null && !this.#sameOwner(this.#adoptedBy, owner))) {
      return false;
    }
    if (response !== null) this.#exchanges.add(owner, response);
    return true;
  }

  /** Everything that waits and follows is nobody's, until somebody adopts the connection. */
  ignore(): void {
    this.#ignores = true;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** Everything that waits and follows belongs to `owner`: the protocol changed, or the dial is our own. */
  adopt(owner: Owner): void {
    this.#adoptedBy = owner;
    for (const passage of this.#pending) this.#destination.deliver(owner, passage);
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** True while a response is not complete, to whomever. */
  get isAnswering(): boolean {
    return this.#exchanges.current !== null;
  }

  /** True while a response of the owner's session is not complete, or all bytes are its own. */
  isInProgress(owner: Owner): boolean {
    if (this.#adoptedBy !== null) return this.#sameOwner(this.#adoptedBy, owner);
    const { current } = this.#exchanges;
    return current !== null && this.#sameOwner(current.owner, owner);
  }

  /** Bytes that one write() sends. */
  write(bytes: Uint8Array): void {
    const [direction, streamOffset] = ['server-to-client', this.#writtenBytes] as const;
    const passage = { direction, timeUs: this.#rules.nowUs(), streamOffset, bytes };
    this.#writtenBytes += bytes.length;
    const owner = this.#adoptedBy ?? this.#exchanges.current?.owner ?? null;
    if (owner !== null) this.#destination.deliver(owner, passage);
    else if (this.#rules.holdsAnswers && !this.#ignores)
      this.#wait({ ...passage, bytes: Buffer.from(bytes) });
  }

  #sameOwner(one: Owner | null, other: Owner | null): boolean {
    if (one === null || other === null) return one === other;
    return this.#rules.sameSession(one, other);
  }

  /** Delivers what belongs to the body of the request being read; returns what is left. */
  #readBody(passage: PendingPassage, { owner, body }: RequestInReading<Owner>): PendingPassage {
    const taken = body.consume(passage.bytes);
    if (body.done) this.#reading = null;
    this.#deliverPart(owner, passage, taken);
    return restOf(passage, taken);
  }

  /** Takes head and body of one request off the waiting bytes. */
  #takeRequest(owner: Owner | null, head: RequestHead): boolean {
    const waiting = this.#pending;
    const joined = waiting.length === 1 ? waiting[0]?.bytes : Buffer.concat(bytesOf(waiting));
    let headLeft = joined === undefined ? null : findHeadEnd(joined, head.method, head.target);
    if (headLeft === null || this.#reading !== null) return false;
    const body = createBodyCounter(head.body);
    this.#pending = [];
    this.#pendingBytes = 0;
    for (const passage of waiting) {
      const headPart = Math.min(headLeft, passage.bytes.length);
      headLeft -= headPart;
      const taken = headPart + body.consume(passage.bytes.subarray(headPart));
      this.#deliverPart(owner, passage, taken);
      if (taken < passage.bytes.length) this.#wait(restOf(passage, taken));
    }
    this.#reading = body.done ? null : { owner, body };
    return true;
  }

  #wait(passage: PendingPassage): void {
    if (passage.bytes.length === 0) return;
    this.#pending.push(passage);
    this.#pendingBytes += passage.bytes.length;
    this.#borrows = true;
  }

  #deliverPart(owner: Owner | null, passage: Passage, byteLength: number): void {
    if (owner === null || byteLength === 0) return;
    const { direction, timeUs, streamOffset, bytes } = passage;
    const isWhole = byteLength === bytes.length;
    const part = isWhole ? bytes : bytes.subarray(0, byteLength);
    this.#destination.deliver(owner, { direction, timeUs, streamOffset, bytes: part });
  }
}
