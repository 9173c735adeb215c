/** Who makes a request: its room and its place in it, or the problem that it is answered with. */
import type { IncomingMessage } from 'node:http';
import type { RoomPlace } from '../../../wire/signaling-room.ts';
import type { LabContext } from '../lab.ts';
import { granted, type Outcome } from './problems.ts';
import type { Room } from './room.ts';
import type { RoomPeer } from './room-peer.ts';
import type { Rooms } from './rooms.ts';

/** A peer of a call, and where it comes from: what a relay has to know to let its packets through. */
export interface PeerAddress {
  readonly session: string;
  readonly run: number;
  /** The IP address. */
  readonly address: string;
}

/** What every endpoint works with. */
export interface SignalingParts {
  readonly context: LabContext;
  readonly rooms: Rooms;
  /** Called for each that takes a place. */
  readonly onPeer: (peer: PeerAddress) => void;
}

export interface Place {
  readonly room: Room;
  readonly peer: RoomPeer;
}

export function guesserOf({ context }: SignalingParts, request: IncomingMessage) {
  const { session } = context.callerOf(request);
  return { session, address: request.socket.remoteAddress ?? '' };
}

/** The place that the request's key names. */
export function placeOf(
  parts: SignalingParts,
  request: IncomingMessage,
  query: { readonly room: string; readonly peer: string },
): Outcome<Place> {
  const found = parts.rooms.find(query.room, guesserOf(parts, request));
  if (!found.ok) return found;
  const room = found.value;
  const peer = room.peerOf(query.peer);
  return peer.ok ? granted({ room, peer: peer.value }) : peer;
}

/**
 * Takes a place for the caller. The end of its session cuts its connections, and nothing else: a call goes on without
 * signaling, so only who does not come back has left.
 */
export function takePlace(
  parts: SignalingParts,
  request: IncomingMessage,
  room: Room,
): Outcome<RoomPlace> {
  const joined = room.join('page');
  if (!joined.ok) return joined;
  const { peer, since } = joined.value;
  const { context, onPeer } = parts;
  const { session, run } = context.callerOf(request);
  onPeer({ session, run, address: request.socket.remoteAddress ?? '' });
  return granted({
    code: room.code,
    peer: peer.key,
    name: peer.name,
    since,
    other: room.otherOf(peer)?.kind ?? null,
    expiresInMs: room.expiresInMs,
  });
}
