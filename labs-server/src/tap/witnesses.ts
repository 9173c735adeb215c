/** The sessions that have seen one connection: each gets its opening and its closing told, once. */
import type { CloseCause, OpenRecord } from '../../wire/record.ts';
import type { Release, Session } from '../sessions/session.ts';

/** To whom a request belongs. */
export interface RunOwner {
  readonly session: Session;
  readonly run: number;
}

/** What an open record says of the connection, apart from whose it is. */
export type ConnectionFacts = Omit<OpenRecord, 'kind' | 'sequence' | 'run'>;

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

export interface WitnessesOptions {
  readonly facts: () => ConnectionFacts;
  readonly nowUs: () => number;
  /** A session that has seen the connection is over. Called after its close record. */
  readonly onSessionEnd: (owner: RunOwner) => void;
}

export class Witnesses {
  readonly #options: WitnessesOptions;
  readonly #bySession = new Map<string, Witness>();
  #any = false;

  constructor(options: WitnessesOptions) {
    this.#options = options;
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
    const known = this.#bySession.get(session.id);
    if (known !== undefined) {
      known.run = run;
      return known.release !== null;
    }
    this.#any = true;
    const [eldest] = this.#bySession.values();
    if (this.#bySession.size >= maxWitnesses && eldest !== undefined) {
      this.#dismiss(eldest, 'lab', 'The connection now serves others.');
    }
    const release = session.count('connections');
    const stopListening = session.onEnd(() => this.#sessionEnded(session));
    this.#bySession.set(session.id, { session, run, release, stopListening });
    session.log.append({ kind: 'open', ...this.#options.facts(), run });
    return release !== null;
  }

  /** The connection is closed: everybody is told. */
  close(cause: CloseCause, reason: string): void {
    for (const witness of this.#bySession.values()) this.#dismiss(witness, cause, reason);
  }

  #sessionEnded(session: Session): void {
    const witness = this.#bySession.get(session.id);
    if (witness === undefined) return;
    this.#dismiss(witness, 'lab', 'The session is over.');
    this.#options.onSessionEnd(witness);
  }

  #dismiss(witness: Witness, cause: CloseCause, reason: string): void {
    const { session, run } = witness;
    this.#bySession.delete(session.id);
    witness.release?.();
    witness.stopListening();
    const { connection } = this.#options.facts();
    const timeUs = this.#options.nowUs();
    session.log.append({ kind: 'close', timeUs, connection, run, cause, reason });
  }
}
