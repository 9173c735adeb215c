/** The messages of a peer in both directions on one WebSocket. */
import type { signalingEndpoints } from '../../../wire/mechanisms/signaling.ts';
import { maxSignalingBytes, readSignalingMessage } from '../../../wire/read-signaling-message.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { QueryOf } from '../query.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { closeCode, type LabWebSocket, type Message } from '../web-socket.ts';
import type { Problem } from '../../problem/problem.ts';
import { placeOf, type SignalingParts } from './places.ts';
import { badMessage } from './problems.ts';
import type { Place } from './rooms.ts';

/** RFC 6455 section 7.4.1: "an endpoint is 'going away'", which a browser says when its page is closed. */
const goingAway = 1001;

export function openSignalingSocket(
  parts: SignalingParts,
  upgrade: Upgrade,
  query: QueryOf<typeof signalingEndpoints.socket>,
): void {
  const place = placeOf(parts, upgrade.request, query);
  if (!place.ok) return refuseUpgrade(upgrade, place.problem);
  acceptWebSocket(parts.context, upgrade, {}, (socket) => serve(place.value, socket, query.since));
}

function serve({ room, peer }: Place, socket: LabWebSocket, since: number): void {
  const stop = peer.read(since, {
    onEntries: (entries) => {
      if (!entries.every((entry) => socket.send(JSON.stringify(entry)))) stop();
    },
    onReset: () => void socket.send(JSON.stringify({ reset: true })),
    onClosed: (reason) => socket.close(closeCode.normal, reason),
  });
  socket.onMessage((message) => {
    const problem = take({ room, peer }, message);
    if (problem !== null) socket.send(JSON.stringify({ problem }));
  });
  socket.onClose((code) => {
    stop();
    if (code === goingAway) room.leave(peer, 'It closed its page.');
  });
}

/** @returns why the message was not taken; null when it was */
function take({ room, peer }: Place, message: Message): Problem | null {
  if (typeof message !== 'string') return badMessage('The message is binary. Send text.');
  if (Buffer.byteLength(message) > maxSignalingBytes) {
    return badMessage(
      `The message is longer than ${maxSignalingBytes} bytes. Send at most that much.`,
    );
  }
  const reading = readSignalingMessage(message);
  if (!reading.ok) return badMessage(reading.detail);
  const sent = room.send(peer, reading.message);
  return sent.ok ? null : sent.problem;
}
