/** Who makes a request: its room and its place in it, or the problem that it is answered with. */
import type { IncomingMessage } from 'node:http';
import type { RoomPlace } from '../../../wire/signaling-room.ts';
import type { LabContext } from '../lab.ts';
import { granted, type Outcome } from './problems.ts';
import type { Room } from './room.ts';
import type { Place, Rooms } from './rooms.ts';

/** What every endpoint works with. */
export interface SignalingParts {
  readonly context: LabContext;
  readonly rooms: Rooms;
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
  return parts.rooms.findPlace(query.room, query.peer, guesserOf(parts, request));
}

/**
 * Takes a place for the caller. The end of its session cuts its connections, and nothing else: a call goes on without
 * signaling, so only who does not come back has left.
 */
export function takePlace(room: Room): Outcome<RoomPlace> {
  const joined = room.join('page');
  if (!joined.ok) return joined;
  const { peer, since } = joined.value;
  return granted({
    code: room.code,
    peer: peer.key,
    name: peer.name,
    since,
    other: room.otherOf(peer)?.kind ?? null,
    expiresInMs: room.expiresInMs,
  });
}
