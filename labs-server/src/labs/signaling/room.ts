/** A room of two peers: what one sends, the other gets, once and in order. */
import type { SignalingMessage } from '../../../wire/signaling-message.ts';
import type { RoomMessage, RoomPeerName } from '../../../wire/signaling-room.ts';
import type { Clock } from '../lab.ts';
import { granted, type Outcome, problems, refused } from './problems.ts';
import { RoomLog } from './room-log.ts';
import { RoomPeer } from './room-peer.ts';

/** So long the code of a room with a free place is good. */
export const codeLastsMs = 15 * 60_000;

export interface RoomOptions {
  readonly code: string;
  readonly clock: Clock;
  /** A new unguessable key. */
  readonly newKey: () => string;
  /** Called once: nobody can come any more. `reason` is one sentence. */
  readonly onClosed: (room: Room, reason: string) => void;
}

export class Room {
  readonly code: string;
  readonly #options: RoomOptions;
  readonly #log = new RoomLog();
  readonly #places = new Map<RoomPeerName, RoomPeer>();
  #cancelExpiry: () => void = () => {};
  #expiresAtMs = 0;
  #isClosed = false;

  constructor(options: RoomOptions) {
    this.code = options.code;
    this.#options = options;
    this.#waitForPeer();
  }

  get expiresInMs(): number {
    return Math.max(0, this.#expiresAtMs - this.#options.clock.wallMs());
  }

  /** Takes a place, which begins to read after its own hello. */
  join(kind: 'page' | 'bob'): Outcome<{ readonly peer: RoomPeer; readonly since: number }> {
    const name = (['A', 'B'] as const).find((free) => !this.#places.has(free));
    if (name === undefined) return refused(problems.full);
    const peer = new RoomPeer({
      name,
      key: this.#options.newKey(),
      kind,
      clock: this.#options.clock,
      log: this.#log,
      onGone: (gone, reason) => this.leave(gone, reason),
    });
    this.#places.set(name, peer);
    if (this.#places.size === 2) this.#cancelExpiry();
    const since = this.#log.append(name, { type: 'hello', kind });
    return granted({ peer, since });
  }

  peerOf(key: string): Outcome<RoomPeer> {
    for (const peer of this.#places.values()) if (peer.key === key) return granted(peer);
    return refused(problems.unknownPeer);
  }

  otherOf(peer: RoomPeer): RoomPeer | null {
    return this.#places.get(peer.name === 'A' ? 'B' : 'A') ?? null;
  }

  /** A message of `peer` to the other; a `bye` ends its stay. @returns the message's number in the log */
  send(peer: RoomPeer, message: SignalingMessage): Outcome<number> {
    if (peer.hasLeft) return refused(problems.unknownPeer);
    if (message.type === 'bye') return granted(this.leave(peer, message.reason));
    if (!peer.countMessage()) return refused(problems.tooManyMessages);
    if (this.otherOf(peer) === null) return refused(problems.alone);
    return granted(this.#log.append(peer.name, message));
  }

  /** What the room tells of `peer`. */
  tell(peer: RoomPeer, message: RoomMessage): void {
    if (!peer.hasLeft) this.#log.append(peer.name, message);
  }

  /** Frees the place of `peer`, and tells the other. @returns the number of the `bye` */
  leave(peer: RoomPeer, reason: string): number {
    if (peer.hasLeft) return this.#log.lastId;
    this.#places.delete(peer.name);
    const id = this.#log.append(peer.name, { type: 'bye', reason });
    peer.leave('You have left this room.');
    const others = [...this.#places.values()];
    if (others.every(({ kind }) => kind === 'bob')) this.close('Everybody has left this room.');
    else this.#waitForPeer();
    return id;
  }

  /** Ends the stay of all. @param reason one sentence */
  close(reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelExpiry();
    for (const peer of this.#places.values()) {
      // The other side of each is told by the end of its reading.
      peer.leave(reason);
    }
    this.#places.clear();
    this.#options.onClosed(this, reason);
  }

  #waitForPeer(): void {
    this.#cancelExpiry();
    const { clock } = this.#options;
    this.#expiresAtMs = clock.wallMs() + codeLastsMs;
    const minutes = codeLastsMs / 60_000;
    this.#cancelExpiry = clock.after(codeLastsMs, () =>
      this.close(`The code has expired: nobody came within ${minutes} minutes.`),
    );
  }
}
