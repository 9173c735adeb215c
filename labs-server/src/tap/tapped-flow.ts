/** Datagrams between one of our ports and one of a peer's, told as a connection of their own. */
import type {
  CloseCause,
  DecryptedProtocol,
  Direction,
  Endpoint,
  ListenerName,
} from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { SessionEndListener } from '../sessions/session.ts';
import { noBytes } from './passage.ts';
import type { RunOwner } from './witnesses.ts';

export interface Flow {
  readonly listener: ListenerName;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** The connection whose content goes on here: the client's of a relay. Default: none. */
  readonly hopOf?: number | null;
  /** When it began, if that was before it was known whose it is; microseconds. Default: now. */
  readonly timeUs?: number;
}

/** Datagrams have no beginning and no end: a flow is open from its first mention until `close`, or its session's end. */
export class TappedFlow implements SessionEndListener {
  /** Its number among the connections of the process. */
  readonly connection: number;
  readonly #clock: Clock;
  readonly #owner: RunOwner;
  readonly #bytes = { 'client-to-server': 0, 'server-to-client': 0 };
  #closed = false;

  /** Its place among the session's connections is counted already; `close` gives it back. */
  constructor(connection: number, clock: Clock, owner: RunOwner, flow: Flow) {
    this.connection = connection;
    this.#clock = clock;
    this.#owner = owner;
    const { session, run } = owner;
    session.onEnd(this);
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

  /**
   * One datagram; `payload` is copied. Returns its offset, which counts the payloads before it in its direction: where
   * `tellDecrypted` finds it. `timeUs`: when it crossed, if that was not now.
   */
  tell(
    direction: Direction,
    payload: Uint8Array,
    timeUs: number = this.#clock.monotonicUs(),
  ): number {
    const streamOffset = this.#bytes[direction];
    if (this.#closed) return streamOffset;
    const { session, run } = this.#owner;
    session.log.append({
      kind: 'data',
      timeUs,
      connection: this.connection,
      run,
      direction,
      streamOffset,
      byteLength: payload.length,
      head: payload,
      tail: noBytes,
    });
    this.#bytes[direction] += payload.length;
    return streamOffset;
  }

  /**
   * What a datagram carried encrypted, after it was told; `plaintext` is copied. `encrypted` says where the encrypted bytes
   * are in the stream of the direction: the whole datagram, or a record in it.
   */
  tellDecrypted(
    direction: Direction,
    protocol: DecryptedProtocol,
    encrypted: { readonly streamOffset: number; readonly byteLength: number },
    plaintext: Uint8Array,
  ): void {
    if (this.#closed) return;
    const { session, run } = this.#owner;
    const timeUs = this.#clock.monotonicUs();
    const { streamOffset, byteLength } = encrypted;
    session.log.append({
      kind: 'decrypted',
      timeUs,
      connection: this.connection,
      run,
      direction,
      protocol,
      streamOffset,
      byteLength,
      head: plaintext,
    });
  }

  sessionEnded(): void {
    this.close('lab', 'The session is over.');
  }

  /** Idempotent. */
  close(cause: CloseCause, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    const { session, run } = this.#owner;
    session.uncount('connections');
    session.offEnd(this);
    const timeUs = this.#clock.monotonicUs();
    session.log.append({ kind: 'close', timeUs, connection: this.connection, run, cause, reason });
  }
}
