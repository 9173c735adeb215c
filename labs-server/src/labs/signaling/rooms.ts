/** The rooms of the process. Peers of different sessions meet here; who guesses codes is slowed down. */
import { newRoomCode, readRoomCode } from '../../../wire/room-code.ts';
import type { Clock } from '../lab.ts';
import { goneRoom, granted, type Outcome, problems, refused } from './problems.ts';
import { Room } from './room.ts';
import type { RoomPeer } from './room-peer.ts';
import { WindowLimit } from './window-limit.ts';

export const maxRooms = 500;
export const maxRoomsOfSession = 8;
/** Wrong codes within a minute, of a session and of an address, which a class can share. */
export const maxGuesses = { session: 10, address: 300 } as const;
const guessWindowMs = 60_000;
/** So many closed rooms are remembered, to tell a code that expired from one that never was. */
const maxRemembered = 1_000;
/** So many sessions and addresses that guessed are remembered. */
const maxGuessers = 10_000;
const keyBytes = 16;

/** Who types a code. */
export interface Guesser {
  readonly session: string;
  /** The IP address. */
  readonly address: string;
}

/** Where somebody is. */
export interface Place {
  readonly room: Room;
  readonly peer: RoomPeer;
}

const kinds = ['session', 'address'] as const;

export interface RoomsOptions {
  readonly clock: Clock;
  /** Unpredictable bytes. */
  readonly randomBytes: (byteLength: number) => Uint8Array;
}

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #rooms = new Map<string, { readonly room: Room; readonly owner: string }>();
  /** Why each closed, by code; the oldest first. */
  readonly #closed = new Map<string, string>();
  readonly #guesses = new Map<string, WindowLimit>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** @param owner the session that opens it */
  open(owner: string): Outcome<Room> {
    const own = [...this.#rooms.values()].filter((each) => each.owner === owner).length;
    if (own >= maxRoomsOfSession) return refused(problems.tooManyRooms);
    if (this.#rooms.size >= maxRooms) return refused(problems.noRoomLeft);
    const { clock, randomBytes } = this.#options;
    const room = new Room({
      code: this.#newCode(),
      clock,
      newKey: () => Buffer.from(randomBytes(keyBytes)).toString('base64url'),
      onClosed: ({ code }, reason) => this.#onClosed(code, reason),
    });
    this.#rooms.set(room.code, { room, owner });
    return granted(room);
  }

  /** The room of a code that was typed, by whom it may concern. */
  find(typed: string, who: Guesser): Outcome<Room> {
    const nowUs = this.#options.clock.monotonicUs();
    const guesses = kinds.map((kind) => this.#guesses.get(`${kind} ${who[kind]}`));
    if (guesses.some((each) => each?.isSpent(nowUs))) return refused(problems.tooManyGuesses);
    const code = readRoomCode(typed);
    if (code === null) return refused(problems.noCode);
    const found = this.#rooms.get(code);
    if (found !== undefined) return granted(found.room);
    const reason = this.#closed.get(code);
    if (reason !== undefined) return refused(goneRoom(reason));
    for (const kind of kinds) this.#countGuess(`${kind} ${who[kind]}`, maxGuesses[kind], nowUs);
    return refused(problems.unknownRoom);
  }

  /** The place that a key names. Who has one need not guess, so that nobody who does can keep it from its call. */
  findPlace(typed: string, key: string, who: Guesser): Outcome<Place> {
    const room = this.#rooms.get(readRoomCode(typed) ?? '')?.room;
    const peer = room?.peerOf(key);
    if (room !== undefined && peer?.ok) return granted({ room, peer: peer.value });
    const found = this.find(typed, who);
    return found.ok ? refused(problems.unknownPeer) : found;
  }

  #newCode(): string {
    for (;;) {
      const code = newRoomCode(this.#options.randomBytes);
      if (!this.#rooms.has(code) && !this.#closed.has(code)) return code;
    }
  }

  #onClosed(code: string, reason: string): void {
    this.#rooms.delete(code);
    this.#closed.set(code, reason);
    for (const oldest of this.#closed.keys()) {
      if (this.#closed.size <= maxRemembered) break;
      this.#closed.delete(oldest);
    }
  }

  #countGuess(guesser: string, most: number, nowUs: number): void {
    const limit = this.#guesses.get(guesser) ?? new WindowLimit(most, guessWindowMs);
    limit.count(nowUs);
    // The newest stands last.
    this.#guesses.delete(guesser);
    this.#guesses.set(guesser, limit);
    for (const [other, each] of this.#guesses) {
      if (!each.isOver(nowUs) && this.#guesses.size <= maxGuessers) break;
      this.#guesses.delete(other);
    }
  }
}
