/** One accepted connection: its bytes go to the logs of the sessions that they belong to. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Endpoint, ListenerName } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { Session } from '../sessions/session.ts';
import type { AttributionRules, Destination } from './attribution.ts';
import { Attribution } from './attribution.ts';
import { otherSession, tooManyBytes, tooManyUnclaimed, upgradedTooSoon } from './cut-reasons.ts';
import type { RawDial } from './dial-registry.ts';
import type { ResponseProgress } from './exchanges.ts';
import { noBytes, type Passage } from './passage.ts';
import { requestBodyOf } from './request-body.ts';
import { resetSocket } from './reset-socket.ts';
import type { SocketObserver } from './tap-socket.ts';
import type { RunOwner, WitnessedConnection } from './witnesses.ts';
import { Witnesses } from './witnesses.ts';

/**
 * What became of a request: it may be answered; its session has too many connections (answer 429 and close); or
 * the connection is destroyed and nothing can be answered.
 */
export type RequestOutcome = 'accepted' | 'too-many-connections' | 'destroyed';

/** What all connections of a tap share. */
export interface TapHost {
  readonly clock: Clock;
  readonly rules: AttributionRules<RunOwner>;
  /** Called before the first byte that a listener reads which we dial ourselves: whose dial is it? */
  readonly claimDial: (connection: TappedConnection) => void;
  readonly onClose: (connection: TappedConnection) => void;
}

/** Milliseconds that a connection which is cut by `fin` has for sending what was written. */
const finWithinMs = 2_000;

export class TappedConnection
  implements WitnessedConnection, SocketObserver, Destination<RunOwner>
{
  readonly number: number;
  readonly listener: ListenerName;
  readonly acceptedAtUs: number;
  hopOf: number | null = null;
  /** Set when the dial is our own and sends a learner's bytes as they are. */
  rawDial: RawDial | null = null;
  readonly #socket: Socket;
  readonly #host: TapHost;
  readonly #attribution: Attribution<RunOwner>;
  readonly #witnesses: Witnesses;
  #unclaimed: boolean;
  #cutReason: string | null = null;
  #relays = false;
  /** Asked for at once: a socket that is closed knows no address any more. */
  readonly #localAddress: string;
  readonly #localPort: number;
  readonly #remoteAddress: string;
  readonly #remotePort: number;

  constructor(number: number, listener: ListenerName, socket: Socket, host: TapHost) {
    this.number = number;
    this.listener = listener;
    this.#localAddress = socket.localAddress ?? '';
    this.#localPort = socket.localPort ?? 0;
    this.#remoteAddress = socket.remoteAddress ?? '';
    this.#remotePort = socket.remotePort ?? 0;
    this.acceptedAtUs = host.clock.monotonicUs();
    this.#socket = socket;
    this.#host = host;
    this.#unclaimed = listener === 'upstream' || listener === 'rtsp';
    this.#witnesses = new Witnesses(this);
    this.#attribution = new Attribution({ ...host.rules, holdsAnswers: listener === 'stun' }, this);
  }

  get local(): Endpoint {
    return { address: this.#localAddress, port: this.#localPort };
  }

  get remote(): Endpoint {
    return { address: this.#remoteAddress, port: this.#remotePort };
  }

  get insideTls(): boolean {
    return this.#socket instanceof TLSSocket;
  }

  /** False as long as no byte of it belonged to a session. */
  get everAttributed(): boolean {
    return this.#witnesses.any;
  }

  /**
   * The parser has read a request's head; `owner` is null when it names no living session. `response` is null for an
   * upgrade: what was asked before has to be answered before, or responses would get among the bytes that follow.
   */
  request(
    request: IncomingMessage,
    response: ResponseProgress | null,
    owner: RunOwner | null,
  ): RequestOutcome {
    const { method = '', url: target = '' } = request;
    const head = { method, target, body: requestBodyOf(request) };
    const isTooSoon = response === null && this.#attribution.isAnswering;
    const isLegal = this.#attribution.request(owner, head, response);
    if (!isLegal || isTooSoon) {
      this.cut('rst', isLegal ? upgradedTooSoon : otherSession);
      return 'destroyed';
    }
    if (owner === null) return 'accepted';
    return this.#witnesses.see(owner) ? 'accepted' : 'too-many-connections';
  }

  /** Counts it among the WebSockets of `session`, until it closes; false when the session has too many of them. */
  countWebSocket(session: Session): boolean {
    return this.#witnesses.countWebSocket(session);
  }

  /** Its client needs no session: its bytes are nobody's, until the connection is adopted. */
  ignore(): void {
    this.#attribution.ignore();
  }

  /** All bytes from now on are the owner's: an upgraded protocol, or a dial of our own. False: too many connections. */
  adopt(owner: RunOwner, hopOf: number | null = this.hopOf): boolean {
    this.hopOf = hopOf;
    this.#attribution.adopt(owner);
    return this.#witnesses.see(owner);
  }

  /** Its bytes from now on are those of another connection of the same session, and are recorded there. */
  relay(): void {
    this.#relays = true;
  }

  /**
   * Ends the connection now: `fin` after what is written, `rst` at once. A reader that does not take what is
   * written within `finWithinMs` is reset. The wire shows `reason`.
   */
  cut(how: 'fin' | 'rst', reason: string): void {
    this.#cutReason ??= reason;
    if (how === 'rst') resetSocket(this.#socket);
    else {
      this.#socket.destroySoon();
      const cancel = this.#host.clock.after(finWithinMs, () => resetSocket(this.#socket));
      this.#socket.once('close', cancel);
    }
  }

  read(bytes: Buffer): void {
    // The dialling side registers before its first byte, so the entry is there now at the latest.
    if (this.#unclaimed) this.#host.claimDial(this);
    this.#unclaimed = false;
    this.#attribution.read(bytes);
  }

  afterRead(): void {
    if (!this.#attribution.afterRead()) this.cut('rst', tooManyUnclaimed);
  }

  write(bytes: Uint8Array): void {
    this.#attribution.write(bytes);
  }

  close(reset: boolean): void {
    const cause = this.#cutReason !== null ? 'lab' : reset ? 'rst' : 'fin';
    this.#host.onClose(this);
    this.#witnesses.close(cause, this.#cutReason ?? '');
  }

  nowUs(): number {
    return this.#host.clock.monotonicUs();
  }

  sessionEnded(owner: RunOwner): void {
    if (this.#attribution.isInProgress(owner)) this.cut('rst', 'The session is over.');
  }

  deliver(owner: RunOwner, { direction, timeUs, streamOffset, bytes }: Passage): void {
    if (this.#relays) return;
    this.#witnesses.see(owner);
    const { session, run } = owner;
    const at = { connection: this.number, run, direction, timeUs, streamOffset };
    session.log.append({
      kind: 'data',
      ...at,
      byteLength: bytes.length,
      head: bytes,
      tail: noBytes,
    });
    if (!session.spend(bytes.length, timeUs)) this.#cutForRate(owner);
  }

  #cutForRate({ session, run }: RunOwner): void {
    if (this.#cutReason !== null) return;
    session.tellLimit({ run, code: 'bytes-per-second', detail: tooManyBytes });
    this.#cutReason = tooManyBytes;
    // Not within the read() or write() that is being told.
    queueMicrotask(() => this.cut('rst', tooManyBytes));
  }
}
