/** Datagrams between one of our ports and one of a peer's, told as a connection of their own. */
import type { CloseCause, Direction, Endpoint, ListenerName } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { Release } from '../sessions/session.ts';
import type { RunOwner } from './witnesses.ts';

export interface Flow {
  readonly listener: ListenerName;
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/** Datagrams have no beginning and no end: a flow is open from its first mention until `close`, or its session's end. */
export class TappedFlow {
  readonly #connection: number;
  readonly #clock: Clock;
  readonly #owner: RunOwner;
  readonly #release: Release;
  readonly #stopListening: Release;
  readonly #bytes = { 'client-to-server': 0, 'server-to-client': 0 };
  #closed = false;

  constructor(connection: number, clock: Clock, owner: RunOwner, flow: Flow, release: Release) {
    this.#connection = connection;
    this.#clock = clock;
    this.#owner = owner;
    this.#release = release;
    const { session, run } = owner;
    this.#stopListening = session.onEnd(() => this.close('lab', 'The session is over.'));
    session.log.append({
      kind: 'open',
      timeUs: clock.monotonicUs(),
      connection,
      run,
      transport: 'udp',
      insideTls: false,
      hopOf: null,
      ...flow,
    });
  }

  /** One datagram; `payload` is copied. Its offset counts the payloads before it in its direction. */
  tell(direction: Direction, payload: Uint8Array): void {
    if (this.#closed) return;
    const { session, run } = this.#owner;
    const timeUs = this.#clock.monotonicUs();
    session.log.append({
      kind: 'data',
      timeUs,
      connection: this.#connection,
      run,
      direction,
      streamOffset: this.#bytes[direction],
      byteLength: payload.length,
      head: payload,
      tail: noBytes,
    });
    this.#bytes[direction] += payload.length;
  }

  /** Idempotent. */
  close(cause: CloseCause, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#release();
    this.#stopListening();
    const { session, run } = this.#owner;
    const timeUs = this.#clock.monotonicUs();
    session.log.append({ kind: 'close', timeUs, connection: this.#connection, run, cause, reason });
  }
}

const noBytes = new Uint8Array(0);
