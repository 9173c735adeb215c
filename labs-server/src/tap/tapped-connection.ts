/** One accepted connection: its bytes go to the logs of the sessions that they belong to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Endpoint, ListenerName } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { Release, Session } from '../sessions/session.ts';
import type { Passage } from './attribution.ts';
import { Attribution } from './attribution.ts';
import { requestBodyOf } from './request-body.ts';

/** To whom a request belongs. */
export interface RunOwner {
  readonly session: Session;
  readonly run: number;
}

/**
 * What became of a request: it may be answered; its session has too many connections (answer 429 and close); or
 * the connection is destroyed and nothing can be answered.
 */
export type RequestOutcome = 'accepted' | 'too-many-connections' | 'destroyed';

export interface ConnectionIdentity {
  /** Unique in the process, from 1. */
  readonly number: number;
  readonly listener: ListenerName;
}

/** A session that has seen this connection. */
interface Witness {
  run: number;
  readonly session: Session;
  readonly release: Release | null;
  readonly stopListening: Release;
}

/** A connection that serves more sessions than this (a proxy's) tells the eldest that it goes on without it. */
const maxWitnesses = 64;

export class TappedConnection {
  readonly #identity: ConnectionIdentity;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #attribution: Attribution<RunOwner>;
  readonly #witnesses = new Map<string, Witness>();
  readonly #accepted: {
    readonly timeUs: number;
    readonly local: Endpoint;
    readonly remote: Endpoint;
  };
  #hopOf: number | null = null;
  #cutReason: string | null = null;
  #everAttributed = false;

  constructor(
    identity: ConnectionIdentity,
    socket: Socket,
    options: { readonly clock: Clock; readonly maxPendingBytes: number },
  ) {
    this.#identity = identity;
    this.#socket = socket;
    this.#clock = options.clock;
    this.#accepted = {
      timeUs: options.clock.monotonicUs(),
      local: { address: socket.localAddress ?? '', port: socket.localPort ?? 0 },
      remote: { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 },
    };
    this.#attribution = new Attribution<RunOwner>({
      nowUs: () => options.clock.monotonicUs(),
      sameSession: (one, other) => one.session === other.session,
      maxPendingBytes: options.maxPendingBytes,
      deliver: (owner, passage) => this.#deliver(owner, passage),
    });
  }

  get number(): number {
    return this.#identity.number;
  }

  get everAttributed(): boolean {
    return this.#everAttributed;
  }

  /** The parser has read a request's head; `owner` is null when it names no living session. */
  request(
    request: IncomingMessage,
    response: ServerResponse,
    owner: RunOwner | null,
  ): RequestOutcome {
    const start = `${request.method} ${request.url}`;
    const exchange = this.#attribution.request(owner, { start, body: requestBodyOf(request) });
    if (exchange === null) {
      this.cut(
        'rst',
        'A request came before the previous response, to another session, was complete.',
      );
      return 'destroyed';
    }
    // Before the server's own listener: that one lets the next response write.
    response.prependListener('finish', () => this.#attribution.finish(exchange));
    response.once('close', () => this.#attribution.finish(exchange));
    if (owner === null) return 'accepted';
    return this.#witness(owner).release === null ? 'too-many-connections' : 'accepted';
  }

  /** From now on all bytes belong to `owner`: an upgraded protocol, or a dial of our own (the second hop of `hopOf`). */
  adopt(owner: RunOwner, hopOf: number | null = null): void {
    this.#hopOf = hopOf;
    this.#attribution.adopt(owner);
  }

  /** Ends the connection now: `fin` after what is written, `rst` at once. The wire shows `reason`. */
  cut(how: 'fin' | 'rst', reason: string): void {
    this.#cutReason ??= reason;
    if (how === 'rst') this.#socket.resetAndDestroy();
    else this.#socket.destroySoon();
  }

  read(bytes: Uint8Array): void {
    this.#attribution.read(bytes);
  }

  afterRead(): void {
    if (!this.#attribution.withinLimit) {
      this.cut('rst', 'Too many bytes came without a request that names a session.');
    }
  }

  write(bytes: Uint8Array): void {
    this.#attribution.write(bytes);
  }

  close(reset: boolean): void {
    const cause = this.#cutReason !== null ? 'lab' : reset ? 'rst' : 'fin';
    for (const witness of this.#witnesses.values()) {
      this.#dismiss(witness, cause, this.#cutReason ?? '');
    }
  }

  #deliver(owner: RunOwner, { bytes, ...passage }: Passage): void {
    this.#witness(owner);
    const { log } = owner.session;
    const base = { connection: this.number, run: owner.run, byteLength: bytes.length };
    log.append({ ...base, ...passage, kind: 'data', head: bytes, tail: noBytes });
    owner.session.touch();
    if (!owner.session.spend(bytes.length)) this.#cutForRate(owner);
  }

  #cutForRate({ session, run }: RunOwner): void {
    if (this.#cutReason !== null) return;
    const detail =
      'The session sent or received too many bytes within one second: slow the run down.';
    session.tellLimit({ run, code: 'bytes-per-second', detail });
    this.#cutReason = detail;
    // Not within the read() or write() that is being told.
    queueMicrotask(() => this.cut('rst', detail));
  }

  /** The session's place among the witnesses, made (with an open record) at its first byte. */
  #witness({ session, run }: RunOwner): Witness {
    const known = this.#witnesses.get(session.id);
    if (known !== undefined) {
      known.run = run;
      return known;
    }
    this.#everAttributed = true;
    this.#forgetEldest();
    const release = session.count('connections');
    const stopListening = session.onEnd(() => this.#sessionEnded(session, run));
    const witness = { session, run, release, stopListening };
    this.#witnesses.set(session.id, witness);
    session.log.append({
      kind: 'open',
      ...this.#accepted,
      connection: this.number,
      run,
      listener: this.#identity.listener,
      transport: 'tcp',
      insideTls: false,
      hopOf: this.#hopOf,
    });
    return witness;
  }

  #sessionEnded(session: Session, run: number): void {
    const witness = this.#witnesses.get(session.id);
    const inProgress = this.#attribution.isInProgress({ session, run });
    if (witness !== undefined) this.#dismiss(witness, 'lab', 'The session is over.');
    if (inProgress) this.cut('rst', 'The session is over.');
  }

  #forgetEldest(): void {
    if (this.#witnesses.size < maxWitnesses) return;
    const [eldest] = this.#witnesses.values();
    if (eldest !== undefined) this.#dismiss(eldest, 'lab', 'The connection now serves others.');
  }

  #dismiss(witness: Witness, cause: 'fin' | 'rst' | 'lab', reason: string): void {
    const { session, run } = witness;
    this.#witnesses.delete(session.id);
    witness.release?.();
    witness.stopListening();
    const timeUs = this.#clock.monotonicUs();
    session.log.append({ kind: 'close', timeUs, connection: this.number, run, cause, reason });
  }
}

const noBytes = new Uint8Array(0);
