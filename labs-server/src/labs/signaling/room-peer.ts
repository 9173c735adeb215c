/** One of the two in a room: who it is, what it reads, and when it is taken for gone. */
import type { RoomEntry, RoomPeerName } from '../../../wire/signaling-room.ts';
import type { LoggedEvent } from '../../event-log/event-log.ts';
import { follow } from '../../event-log/follow.ts';
import type { Clock } from '../lab.ts';
import type { LoggedMessage, RoomLog } from './room-log.ts';
import { WindowLimit } from './window-limit.ts';

/** How long a peer may be without a connection that reads, before it has left. */
export const comesBackWithinMs = 15_000;
const messagesPerWindow = 200;
const windowMs = 10_000;

/** A connection on which a peer reads. */
export interface RoomReader {
  /** At least one, in order. */
  onEntries(entries: readonly RoomEntry[]): void;
  /** Entries after the cursor are lost; what is left follows. */
  onReset(): void;
  /** Nothing follows: the place is gone, or another connection of the same peer reads now. `reason` is one sentence. */
  onClosed(reason: string): void;
}

export interface PeerOptions {
  readonly name: RoomPeerName;
  /** Unguessable. */
  readonly key: string;
  readonly kind: 'page' | 'bob';
  readonly clock: Clock;
  readonly log: RoomLog;
  /** It did not come back. */
  readonly onGone: (peer: RoomPeer, reason: string) => void;
}

export class RoomPeer {
  readonly name: RoomPeerName;
  readonly key: string;
  readonly kind: 'page' | 'bob';
  readonly #options: PeerOptions;
  readonly #limit = new WindowLimit(messagesPerWindow, windowMs);
  #reading: { readonly reader: RoomReader; readonly stop: () => void } | null = null;
  readonly #onLeft: (() => void)[] = [];
  #cancelGone: () => void = () => {};
  #hasLeft = false;

  constructor(options: PeerOptions) {
    this.name = options.name;
    this.key = options.key;
    this.kind = options.kind;
    this.#options = options;
    this.#waitForReader();
  }

  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  /** Calls `callback` once, when its place is gone. */
  whenLeft(callback: () => void): void {
    this.#onLeft.push(callback);
  }

  /** Counts a message that it sends; false when it is one too many. */
  countMessage(): boolean {
    return this.#limit.count(this.#options.clock.monotonicUs());
  }

  /**
   * Reads what the other side sends, after the entry `since`. A peer reads on one connection: the newest.
   * @returns a function that stops it
   */
  read(since: number, reader: RoomReader): () => void {
    this.#endReading('Another connection of this peer reads now.');
    if (this.#hasLeft) {
      reader.onClosed('You have left this room.');
      return () => {};
    }
    this.#cancelGone();
    const reading = { reader, stop: this.#follow(since, reader) };
    this.#reading = reading;
    return () => {
      reading.stop();
      if (this.#reading !== reading) return;
      this.#reading = null;
      this.#waitForReader();
    };
  }

  /** Its place is gone. */
  leave(reason: string): void {
    this.#hasLeft = true;
    this.#cancelGone();
    this.#endReading(reason);
    for (const callback of this.#onLeft.splice(0)) callback();
  }

  #follow(since: number, reader: RoomReader): () => void {
    return follow(this.#options.log.entries, since, {
      onEvents: (events) => {
        const entries = events.filter(({ payload }) => payload.from !== this.name).map(entryOf);
        if (entries.length > 0) reader.onEntries(entries);
      },
      onReset: () => reader.onReset(),
      onLive: () => {},
      onError: (error) => {
        throw error;
      },
    });
  }

  #endReading(reason: string): void {
    const reading = this.#reading;
    this.#reading = null;
    reading?.stop();
    reading?.reader.onClosed(reason);
  }

  #waitForReader(): void {
    this.#cancelGone();
    if (this.#hasLeft || this.kind === 'bob') return;
    const seconds = comesBackWithinMs / 1_000;
    this.#cancelGone = this.#options.clock.after(comesBackWithinMs, () =>
      this.#options.onGone(
        this,
        `Its connection was lost, and it did not come back within ${seconds} s.`,
      ),
    );
  }
}

function entryOf({ id, payload }: LoggedEvent<LoggedMessage>): RoomEntry {
  return { id, from: payload.from, message: payload.message };
}
