/** Bob takes the other place: what comes for him is applied, what he says is sent. */
import type { IncomingMessage } from 'node:http';
import { maxReasonCharacters } from '../../../wire/read-signaling-message.ts';
import type { RoomEntry } from '../../../wire/signaling-room.ts';
import type { LabPeer, LabPeers } from '../lab-peer.ts';
import { granted, type Outcome, problems, refused } from './problems.ts';
import type { Room } from './room.ts';
import type { RoomPeer } from './room-peer.ts';

export function inviteBob(
  peers: LabPeers,
  request: IncomingMessage,
  room: Room,
): Outcome<RoomPeer> {
  let place: RoomPeer | null = null;
  const bob = peers.create(request, {
    candidate: (candidate) => place && room.send(place, { type: 'candidate', candidate }),
    refused: ({ candidate, reason }) =>
      place && room.tell(place, { type: 'refused', candidate, reason }),
    state: (state) => {
      if (place === null || (state !== 'failed' && state !== 'closed')) return;
      room.leave(place, state === 'failed' ? 'His connection failed.' : 'He closed the call.');
    },
  });
  if (bob === null) return refused(problems.noBob);
  const joined = room.join('bob');
  if (!joined.ok) {
    bob.close();
    return joined;
  }
  place = joined.value.peer;
  listen(bob, room, place, joined.value.since);
  return granted(place);
}

function listen(bob: LabPeer, room: Room, place: RoomPeer, since: number): void {
  /** One after the other: a candidate is for the description before it. */
  let done: Promise<unknown> = Promise.resolve();
  place.whenLeft(() => bob.close());
  place.read(since, {
    onEntries: (entries) => {
      for (const entry of entries) {
        done = done
          .then(() => take(bob, room, place, entry))
          .catch((error: unknown) => room.leave(place, reasonOf(error)));
      }
    },
    onReset: () => room.leave(place, 'Bob missed messages.'),
    onClosed: () => {},
  });
}

async function take(
  bob: LabPeer,
  room: Room,
  place: RoomPeer,
  { message }: RoomEntry,
): Promise<void> {
  if (place.hasLeft) return;
  if (message.type === 'offer') {
    const sdp = await bob.answer(message.sdp);
    room.send(place, { type: 'answer', sdp });
  } else if (message.type === 'answer') await bob.acceptAnswer(message.sdp);
  else if (message.type === 'candidate') await bob.addCandidate(message.candidate);
}

function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return `Bob cannot go on: ${words}`.slice(0, maxReasonCharacters);
}
