/** All sessions of the process. */
import { every } from '../clock/every.ts';
import type { Clock } from '../labs/lab.ts';
import { createSessionLog } from '../log/session-log.ts';
import type { SlabPool } from '../log/slab-pool.ts';
import type { CountedKind, Session, SessionEndCode, StoredSession } from './session.ts';
import { createSession } from './session.ts';
import type { SessionLimits } from './session-limits.ts';

/** 128 bits, written in hexadecimal: the id is the capability, so it must not be guessable. */
const idBytes = 16;
const idPattern = /^[0-9a-f]{32}$/;
const sweepIntervalMs = 5_000;

export interface SessionStoreOptions {
  readonly clock: Clock;
  readonly pool: SlabPool;
  readonly limits: SessionLimits;
  readonly maxSessions: number;
  /** `byteLength` unpredictable bytes. */
  readonly randomBytes: (byteLength: number) => Uint8Array;
}

export interface SessionStore {
  /** Null when the log's memory or the number of sessions is spent: the client should try later. */
  create(): Session | null;
  /** The living session of this id. */
  get(id: string): Session | null;
  /** Ends the session; false when there is none. */
  end(id: string, code: SessionEndCode): boolean;
  /** Called after each session's end with its id. */
  onEnd(listener: (id: string) => void): void;
  readonly size: number;
  /** Records that were overwritten, in all sessions that ever were. */
  readonly droppedRecords: number;
  /** Sum over all living sessions. */
  counted(kind: CountedKind): number;
  /** Ends every session as `server-stopping` and stops the timer. */
  stop(): void;
}

export function createSessionStore(options: SessionStoreOptions): SessionStore {
  return new MemorySessionStore(options);
}

class MemorySessionStore implements SessionStore {
  readonly #options: SessionStoreOptions;
  readonly #sessions = new Map<string, StoredSession>();
  readonly #endListeners: ((id: string) => void)[] = [];
  readonly #stopSweeping: () => void;
  #droppedBefore = 0;

  constructor(options: SessionStoreOptions) {
    this.#options = options;
    this.#stopSweeping = every(options.clock, sweepIntervalMs, () => this.#sweep());
  }

  create(): Session | null {
    const { clock, pool, limits, maxSessions, randomBytes } = this.#options;
    if (this.#sessions.size >= maxSessions) return null;
    const log = createSessionLog(pool, limits.logBytes);
    if (log === null) return null;
    const id = Buffer.from(randomBytes(idBytes)).toString('hex');
    const session = createSession(id, log, clock, limits);
    this.#sessions.set(id, session);
    return session;
  }

  get(id: string): Session | null {
    if (!idPattern.test(id)) return null;
    const session = this.#sessions.get(id);
    if (session === undefined) return null;
    if (!session.expired) return session;
    this.end(id, 'expired');
    return null;
  }

  end(id: string, code: SessionEndCode): boolean {
    const session = this.#sessions.get(id);
    if (session === undefined) return false;
    this.#sessions.delete(id);
    session.end(code);
    this.#droppedBefore += session.log.droppedRecords;
    for (const listener of this.#endListeners) listener(id);
    return true;
  }

  onEnd(listener: (id: string) => void): void {
    this.#endListeners.push(listener);
  }

  get size(): number {
    return this.#sessions.size;
  }

  get droppedRecords(): number {
    let dropped = this.#droppedBefore;
    for (const session of this.#sessions.values()) dropped += session.log.droppedRecords;
    return dropped;
  }

  counted(kind: CountedKind): number {
    let sum = 0;
    for (const session of this.#sessions.values()) sum += session.counts[kind];
    return sum;
  }

  stop(): void {
    this.#stopSweeping();
    for (const id of this.#sessions.keys()) this.end(id, 'server-stopping');
  }

  #sweep(): void {
    for (const [id, session] of this.#sessions) if (session.expired) this.end(id, 'expired');
  }
}
