/** Signaling: how two peers exchange descriptions and candidates before they have a connection of their own. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { integer, since, text } from './parameters.ts';

const room = text('room', {
  meaning: 'The code of the room, as the one who opened it got it.',
  default: '',
  maxLength: 20,
});
const peer = text('peer', {
  meaning: 'Your key, as you got it with your place in the room: whoever has it speaks for you.',
  default: '',
  maxLength: 40,
});

export const signalingEndpoints = {
  open: {
    method: 'POST',
    path: '/rooms',
    summary:
      'Opens a room for two peers and gives you the first place; 201 answers `{ code, peer, name, since, other, expiresInMs }`.',
    parameters: [],
  },
  join: {
    method: 'POST',
    path: '/peers',
    summary:
      'Gives you the other place in a room; 404 for a code that no room has, 410 for one that expired, 409 when both places are taken.',
    parameters: [room],
  },
  inviteBob: {
    method: 'POST',
    path: '/bob',
    summary: 'Gives the other place to Bob, the peer in the lab server: he answers your offer.',
    parameters: [room, peer],
  },
  send: {
    method: 'POST',
    path: '/messages',
    summary:
      'Sends one message (JSON, at most 64 KB) to the other peer; 201 answers `{ id }`, its number in the log of the room; 409 while nobody is there.',
    parameters: [room, peer],
  },
  next: {
    method: 'GET',
    path: '/next',
    summary:
      'Long polling: held until there are messages after `since`, then `{ entries, reset, since }`; 204 when the time is over.',
    parameters: [
      room,
      peer,
      since,
      integer('holdMs', {
        meaning: 'Milliseconds for which the request is held while there is nothing new.',
        default: 25_000,
        minimum: 100,
        maximum: 60_000,
      }),
    ],
  },
  events: {
    method: 'GET',
    path: '/events',
    summary:
      'The messages as server-sent events, each with its id; a client that comes back with Last-Event-ID gets what it missed.',
    parameters: [room, peer, since],
  },
  socket: {
    method: 'GET',
    path: '/socket',
    upgrade: 'websocket',
    summary:
      'The messages in both directions on one WebSocket, each as one text message of JSON; those after `since` come first.',
    parameters: [room, peer, since],
  },
} as const satisfies Record<string, LabEndpoint>;

export const signaling = {
  id: 'signaling',
  title: 'Signaling',
  summary:
    'Two peers meet in a room of a server and exchange session descriptions and candidates, by WebSocket, by server-sent events and POST, or by long polling and POST.',
  standards: [
    { standard: 'RFC 9429', section: '3.1' },
    { standard: 'RFC 8838', section: '9' },
    { standard: 'RFC 6455', section: '1.2' },
  ],
  endpoints: Object.values(signalingEndpoints),
} as const satisfies Mechanism;
