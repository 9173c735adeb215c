/** The sessions that have seen one connection: each gets its opening and its closing told, once. */
import type { CloseCause, Endpoint, ListenerName } from '../../wire/record.ts';
import type { Session, SessionEndListener } from '../sessions/session.ts';

/** To whom a request belongs. */
export interface RunOwner {
  readonly session: Session;
  readonly run: number;
}

/** What the records tell of a connection, apart from whose it is. */
export interface WitnessedConnection {
  /** Unique in the process, from 1. */
  readonly number: number;
  readonly listener: ListenerName;
  readonly insideTls: boolean;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** Microseconds of the server's monotonic clock. */
  readonly acceptedAtUs: number;
  /** Number of the first hop's connection; null when it is no second hop. */
  readonly hopOf: number | null;
  nowUs(): number;
  /** A session that has seen the connection is over. Called after its close record. */
  sessionEnded(owner: RunOwner): void;
}

/** A connection that serves more sessions than this (a proxy's) tells the eldest that it goes on without it. */
const maxWitnesses = 64;

/** What one session has of the connection: its places among those that the session counts, until it is dismissed. */
class Witness implements SessionEndListener {
  readonly session: Session;
  /** The run that used the connection last. */
  run: number;
  /** False when the session has more connections than it may. */
  readonly isCounted: boolean;
  isWebSocket = false;
  readonly #witnesses: Witnesses;

  constructor(witnesses: Witnesses, { session, run }: RunOwner) {
    this.#witnesses = witnesses;
    this.session = session;
    this.run = run;
    this.isCounted = session.count('connections');
    session.onEnd(this);
  }

  sessionEnded(): void {
    this.#witnesses.sessionEnded(this);
  }

  countWebSocket(): boolean {
    this.isWebSocket ||= this.session.count('webSockets');
    return this.isWebSocket;
  }

  release(): void {
    if (this.isCounted) this.session.uncount('connections');
    if (this.isWebSocket) this.session.uncount('webSockets');
    this.session.offEnd(this);
  }
}

export class Witnesses {
  readonly #connection: WitnessedConnection;
  /** The eldest first. Mostly there is one: an array is smaller than a map, and as fast. */
  #witnesses: readonly Witness[] = [];
  /** Who used the connection last. */
  #latest: Witness | null = null;
  #any = false;

  constructor(connection: WitnessedConnection) {
    this.#connection = connection;
  }

  /** True once any session has seen the connection. */
  get any(): boolean {
    return this.#any;
  }

  /**
   * The owner uses the connection: its first use writes the open record.
   * @returns false when its session has more connections than it may
   */
  see(owner: RunOwner): boolean {
    const witness = this.#find(owner.session) ?? this.#admit(owner);
    this.#latest = witness;
    witness.run = owner.run;
    return witness.isCounted;
  }

  /**
   * Counts the connection among the session's WebSockets for as long as it is open.
   * @returns false when the session has more of them than it may
   */
  countWebSocket(session: Session): boolean {
    // One that is closed already takes no place.
    return this.#find(session)?.countWebSocket() ?? true;
  }

  /** The session of `witness` is over, and hears no more of the connection. */
  sessionEnded(witness: Witness): void {
    this.#dismiss(witness, 'lab', 'The session is over.');
    this.#connection.sessionEnded(witness);
  }

  /** The connection is closed: everybody is told. */
  close(cause: CloseCause, reason: string): void {
    for (const witness of this.#witnesses) this.#dismiss(witness, cause, reason);
  }

  #find(session: Session): Witness | undefined {
    if (this.#latest?.session === session) return this.#latest;
    return this.#witnesses.find((witness) => witness.session === session);
  }

  #admit(owner: RunOwner): Witness {
    const [eldest] = this.#witnesses;
    if (this.#witnesses.length >= maxWitnesses && eldest !== undefined) {
      this.#dismiss(eldest, 'lab', 'The connection now serves others.');
    }
    const witness = new Witness(this, owner);
    this.#witnesses = this.#witnesses.concat(witness);
    this.#any = true;
    this.#tellOpen(witness);
    return witness;
  }

  #tellOpen({ session, run }: Witness): void {
    const {
      number: connection,
      listener,
      acceptedAtUs: timeUs,
      local,
      remote,
      hopOf,
      insideTls,
    } = this.#connection;
    session.log.append({
      kind: 'open',
      timeUs,
      connection,
      run,
      listener,
      transport: 'tcp',
      insideTls,
      local,
      remote,
      hopOf,
    });
  }

  #dismiss(witness: Witness, cause: CloseCause, reason: string): void {
    const { session, run } = witness;
    this.#witnesses = this.#witnesses.filter((other) => other !== witness);
    if (this.#latest === witness) this.#latest = null;
    witness.release();
    const timeUs = this.#connection.nowUs();
    session.log.append({
      kind: 'close',
      timeUs,
      connection: this.#connection.number,
      run,
      cause,
      reason,
    });
  }
}
