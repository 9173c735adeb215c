/** One page load's stay at the lab server: its log, its limits, and who must hear of its end. */
import type { LimitMessage, SessionEndMessage } from '../../wire/channel-message.ts';
import type { Clock } from '../labs/lab.ts';
import type { SessionLog } from '../log/session-log.ts';
import type { SessionLimits } from './session-limits.ts';

export type SessionEndCode = SessionEndMessage['code'];

/** Undoes what was counted; calling it again does nothing. */
export type Release = () => void;

export interface Session {
  readonly id: string;
  readonly log: SessionLog;
  /** When it expires without any further activity, in milliseconds since the epoch. */
  readonly expiresAtMs: number;
  /** Null while it lives. */
  readonly ended: SessionEndCode | null;
  /** Notes activity: the idle time begins anew. */
  touch(): void;
  /** Keeps the session from expiring until released: an open channel, a judged attempt. */
  pin(): Release;
  /** Counts one of `kind`, until `uncount`; false when its limit is reached. */
  count(kind: CountedKind): boolean;
  /** Gives back what `count` has counted: once for each. */
  uncount(kind: CountedKind): void;
  /**
   * Counts bytes that crossed the wire at `timeUs`, and notes the activity, to the second. False when the session
   * exceeded its bytes per second.
   */
  spend(byteLength: number, timeUs: number): boolean;
  /** Counts a message that a lab received at `timeUs`. False when the session exceeded its messages per second. */
  countMessage(timeUs: number): boolean;
  /** Tells the session's channels that a limit was reached. */
  tellLimit(message: Omit<LimitMessage, 'type'>): void;
  onLimit(listener: (message: LimitMessage) => void): Release;
  /** Tells the listener of the session's end, unless `offEnd` is called before. */
  onEnd(listener: SessionEndListener): void;
  offEnd(listener: SessionEndListener): void;
}

/** An object and not a function: each connection that a session holds has one. */
export interface SessionEndListener {
  /** Called once. */
  sessionEnded(code: SessionEndCode): void;
}

/** What a session may have only so many of at the same time. */
export type CountedKind = 'connections' | 'heldRequests' | 'webSockets' | 'channels';

/** The session as its store sees it. */
export interface StoredSession extends Session {
  readonly counts: Readonly<Record<CountedKind, number>>;
  readonly expired: boolean;
  end(code: SessionEndCode): void;
}

export function createSession(
  id: string,
  log: SessionLog,
  clock: Clock,
  limits: SessionLimits,
): StoredSession {
  return new LiveSession(id, log, clock, limits);
}

class LiveSession implements StoredSession {
  ended: SessionEndCode | null = null;
  readonly id: string;
  readonly log: SessionLog;
  readonly counts: Record<CountedKind, number> = {
    connections: 0,
    heldRequests: 0,
    webSockets: 0,
    channels: 0,
  };
  readonly #clock: Clock;
  readonly #limits: SessionLimits;
  readonly #limitListeners = new Set<(message: LimitMessage) => void>();
  readonly #endListeners = new Set<SessionEndListener>();
  #activeAtMs: number;
  #pins = 0;
  #windowStartUs = 0;
  #windowBytes = 0;
  #messageWindowStartUs = 0;
  #windowMessages = 0;

  constructor(id: string, log: SessionLog, clock: Clock, limits: SessionLimits) {
    this.id = id;
    this.log = log;
    this.#clock = clock;
    this.#limits = limits;
    this.#activeAtMs = clock.wallMs();
  }

  get expiresAtMs(): number {
    return (this.#pins > 0 ? this.#clock.wallMs() : this.#activeAtMs) + this.#limits.idleExpiryMs;
  }

  get expired(): boolean {
    return this.#clock.wallMs() >= this.expiresAtMs;
  }

  touch(): void {
    this.#activeAtMs = this.#clock.wallMs();
  }

  pin(): Release {
    this.#pins += 1;
    let pinned = true;
    return () => {
      if (!pinned) return;
      pinned = false;
      this.#pins -= 1;
      this.touch();
    };
  }

  count(kind: CountedKind): boolean {
    if (this.counts[kind] >= this.#limits[kind]) return false;
    this.counts[kind] += 1;
    return true;
  }

  uncount(kind: CountedKind): void {
    this.counts[kind] -= 1;
  }

  spend(byteLength: number, timeUs: number): boolean {
    if (timeUs - this.#windowStartUs >= 1_000_000) {
      this.#windowStartUs = timeUs;
      this.#windowBytes = 0;
      this.touch();
    }
    this.#windowBytes += byteLength;
    return this.#windowBytes <= this.#limits.bytesPerSecond;
  }

  countMessage(timeUs: number): boolean {
    if (timeUs - this.#messageWindowStartUs >= 1_000_000) {
      this.#messageWindowStartUs = timeUs;
      this.#windowMessages = 0;
    }
    this.#windowMessages += 1;
    return this.#windowMessages <= this.#limits.messagesPerSecond;
  }

  tellLimit(message: Omit<LimitMessage, 'type'>): void {
    for (const listener of this.#limitListeners) listener({ type: 'limit', ...message });
  }

  onLimit(listener: (message: LimitMessage) => void): Release {
    this.#limitListeners.add(listener);
    return () => void this.#limitListeners.delete(listener);
  }

  onEnd(listener: SessionEndListener): void {
    this.#endListeners.add(listener);
  }

  offEnd(listener: SessionEndListener): void {
    this.#endListeners.delete(listener);
  }

  end(code: SessionEndCode): void {
    if (this.ended !== null) return;
    this.ended = code;
    for (const listener of this.#endListeners) listener.sessionEnded(code);
    this.#endListeners.clear();
    this.#limitListeners.clear();
    this.log.release();
  }
}
