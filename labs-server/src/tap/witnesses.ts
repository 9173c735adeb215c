/** The sessions that have seen one connection: each gets its opening and its closing told, once. */
import type { CloseCause, Endpoint, ListenerName } from '../../wire/record.ts';
import type { Release, Session } from '../sessions/session.ts';

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

interface Witness {
  /** The run that used the connection last. */
  run: number;
  readonly session: Session;
  /** Null when the session has more connections than it may. */
  readonly release: Release | null;
  readonly stopListening: Release;
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
  see({ session, run }: RunOwner): boolean {
    const witness = this.#find(session) ?? this.#admit(session, run);
    this.#latest = witness;
    witness.run = run;
    return witness.release !== null;
  }

  /** The connection is closed: everybody is told. */
  close(cause: CloseCause, reason: string): void {
    for (const witness of this.#witnesses) this.#dismiss(witness, cause, reason);
  }

  #find(session: Session): Witness | undefined {
    if (this.#latest?.session === session) return this.#latest;
    return this.#witnesses.find((witness) => witness.session === session);
  }

  #admit(session: Session, run: number): Witness {
    const [eldest] = this.#witnesses;
    if (this.#witnesses.length >= maxWitnesses && eldest !== undefined) {
      this.#dismiss(eldest, 'lab', 'The connection now serves others.');
    }
    const release = session.count('connections');
    const stopListening = session.onEnd(() => this.#sessionEnded(session));
    const witness: Witness = { session, run, release, stopListening };
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
    } = this.#connection;
    session.log.append({
      kind: 'open',
      timeUs,
      connection,
      run,
      listener,
      transport: 'tcp',
      insideTls: false,
      local,
      remote,
      hopOf,
    });
  }

  #sessionEnded(session: Session): void {
    const witness = this.#witnesses.find((one) => one.session === session);
    if (witness === undefined) return;
    this.#dismiss(witness, 'lab', 'The session is over.');
    this.#connection.sessionEnded(witness);
  }

  #dismiss(witness: Witness, cause: CloseCause, reason: string): void {
    const { session, run, release, stopListening } = witness;
    this.#witnesses = this.#witnesses.filter((other) => other !== witness);
    if (this.#latest === witness) this.#latest = null;
    release?.();
    stopListening();
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
