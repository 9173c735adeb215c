/** What a signaling room tells its peers: the other's messages, and who comes and goes. JSON in this shape crosses the socket. */
import type { SignalingMessage } from './signaling-message.ts';

/** The first peer of a room is A, the second B. */
export type RoomPeerName = 'A' | 'B';

/** What only the room itself says. */
export type RoomNotice =
  /** `from` is in the room now; `kind` tells what it is. */
  | { readonly type: 'hello'; readonly kind: 'page' | 'bob' }
  /** Bob sends no checks to this candidate, and `reason` says why. */
  | { readonly type: 'refused'; readonly candidate: string; readonly reason: string };

export type RoomMessage = SignalingMessage | RoomNotice;

/** An entry of the room's log. */
export interface RoomEntry {
  /** 1, 2, 3 ...: the cursor of whoever reads. Ids of one's own messages are missing. */
  readonly id: number;
  readonly from: RoomPeerName;
  readonly message: RoomMessage;
}

/** Answer of `POST /rooms` and `POST /peers`: a place in a room. */
export interface RoomPlace {
  readonly code: string;
  /** Says who one is, with every request: whoever knows it speaks for this peer. */
  readonly peer: string;
  readonly name: RoomPeerName;
  /** Where reading begins. */
  readonly since: number;
  /** What the other side is; null while nobody is there. */
  readonly other: 'page' | 'bob' | null;
  /** Milliseconds within which somebody has to come before the code expires. */
  readonly expiresInMs: number;
}

/** Answer of `GET /next` when there is news. */
export interface RoomNews {
  readonly entries: readonly RoomEntry[];
  /** True when entries before these are lost. */
  readonly reset: boolean;
  /** The cursor for the next request. */
  readonly since: number;
}
