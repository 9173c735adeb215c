/** Takes a place in a room: opens one, joins one, and invites Bob. */
import type { RoomPlace } from '@wireside/labs-server/wire/signaling-room.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import type { RoomAddress } from './signaling-link.ts';

/** The server refused; its message is the server's own words. */
export class RoomRefusal extends Error {
  override readonly name = 'RoomRefusal';
}

export async function openRoom(lab: LabApi): Promise<RoomPlace> {
  return (await post(lab, lab.url('/signaling/rooms'))) as RoomPlace;
}

export async function joinRoom(lab: LabApi, code: string): Promise<RoomPlace> {
  return (await post(lab, lab.url('/signaling/peers', { room: code }))) as RoomPlace;
}

export async function inviteBob(lab: LabApi, address: RoomAddress): Promise<void> {
  await post(lab, address.url('/bob'));
}

export function addressOf(lab: LabApi, { code, peer, since }: RoomPlace): RoomAddress {
  return {
    since,
    url: (path, parameters = {}) =>
      lab.url(`/signaling${path}`, { room: code, peer, ...parameters }),
  };
}

async function post(lab: LabApi, url: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', cache: 'no-store', signal: lab.signal });
  if (!response.ok) throw new RoomRefusal(await problemText(response));
  return await response.json();
}
