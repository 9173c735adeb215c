/** One accepted connection: its bytes go to the logs of the sessions that they belong to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ListenerName } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { Passage } from './attribution.ts';
import { Attribution } from './attribution.ts';
import { requestBodyOf } from './request-body.ts';
import type { RunOwner } from './witnesses.ts';
import { Witnesses } from './witnesses.ts';

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

export interface TappedConnectionOptions {
  readonly clock: Clock;
  /** Most bytes that wait for a request to name their session. */
  readonly maxPendingBytes: number;
}

/** Milliseconds that a connection which is cut by `fin` has for sending what was written. */
const finWithinMs = 2_000;

export class TappedConnection {
  /** Unique in the process, from 1. */
  readonly number: number;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #attribution: Attribution<RunOwner>;
  readonly #witnesses: Witnesses;
  #hopOf: number | null = null;
  #cutReason: string | null = null;

  constructor(
    { number, listener }: ConnectionIdentity,
    socket: Socket,
    { clock, maxPendingBytes }: TappedConnectionOptions,
  ) {
    this.number = number;
    this.#socket = socket;
    this.#clock = clock;
    const nowUs = (): number => clock.monotonicUs();
    const accepted = {
      timeUs: nowUs(),
      connection: number,
      listener,
      transport: 'tcp',
      insideTls: false,
      local: { address: socket.localAddress ?? '', port: socket.localPort ?? 0 },
      remote: { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 },
    } as const;
    this.#witnesses = new Witnesses({
      nowUs,
      facts: () => ({ ...accepted, hopOf: this.#hopOf }),
      onSessionEnd: (owner) => this.#sessionEnded(owner),
    });
    this.#attribution = new Attribution<RunOwner>({
      nowUs,
      sameSession: (one, other) => one.session === other.session,
      maxPendingBytes,
      deliver: (owner, passage) => this.#deliver(owner, passage),
    });
  }

  /** False as long as no byte of it belonged to a session. */
  get everAttributed(): boolean {
    return this.#witnesses.any;
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
    return this.#witnesses.see(owner) ? 'accepted' : 'too-many-connections';
  }

  /** From now on all bytes belong to `owner`: an upgraded protocol, or a dial of our own (the second hop of `hopOf`). */
  adopt(owner: RunOwner, hopOf: number | null = null): void {
    this.#hopOf = hopOf;
    this.#attribution.adopt(owner);
  }

  /**
   * Ends the connection now: `fin` after what is written, `rst` at once. A reader that does not take what is
   * written within `finWithinMs` is reset. The wire shows `reason`.
   */
  cut(how: 'fin' | 'rst', reason: string): void {
    this.#cutReason ??= reason;
    if (how === 'rst') this.#resetNow();
    else {
      this.#socket.destroySoon();
      const cancel = this.#clock.after(finWithinMs, () => this.#resetNow());
      this.#socket.once('close', cancel);
    }
  }

  /** In some releases of Node 24 `resetAndDestroy` alone waits until all is sent: for ever, when nobody reads. */
  #resetNow(): void {
    this.#socket.resetAndDestroy();
    this.#socket.destroy();
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
    this.#witnesses.close(cause, this.#cutReason ?? '');
  }

  #deliver(owner: RunOwner, { bytes, ...passage }: Passage): void {
    this.#witnesses.see(owner);
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

  #sessionEnded(owner: RunOwner): void {
    if (this.#attribution.isInProgress(owner)) this.cut('rst', 'The session is over.');
  }
}

const noBytes = new Uint8Array(0);
