/** Socket.IO: events, acknowledgements, rooms and namespaces over Engine.IO, which polls first and upgrades to WebSocket. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';

const engineIo =
  'A client of Socket.IO 4 adds `EIO=4`, `transport` and, after the first request, `sid` to the query.';

export const socketIoEndpoints = {
  chat: {
    method: 'GET',
    path: '/chat/',
    summary: `The chat: handshake and polls of Engine.IO 4, or its WebSocket. ${engineIo}`,
    parameters: [],
  },
  sendToChat: {
    method: 'POST',
    path: '/chat/',
    summary: 'The packets that a client on long polling sends to the chat.',
    parameters: [],
  },
  feed: {
    method: 'GET',
    path: '/feed/',
    summary:
      'The feed of this run, each event emitted as `event`; `auth: { since }` resumes after the event with that id.',
    parameters: [],
  },
  sendToFeed: {
    method: 'POST',
    path: '/feed/',
    summary: 'The packets that a client on long polling sends to the feed.',
    parameters: [],
  },
  plainChat: {
    method: 'GET',
    path: '/plain-chat',
    upgrade: 'websocket',
    summary:
      'The same chat without Socket.IO: `{ "say": text }` is sent to everybody in this run as `{ "from", "text" }`.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const socketIo: Mechanism = {
  id: 'socket-io',
  title: 'Socket.IO',
  summary:
    'A library with its own protocol: events, acknowledgements, rooms and namespaces, on long polling until a WebSocket is open.',
  standards: [
    { standard: 'Engine.IO protocol', section: 'Protocol' },
    { standard: 'Engine.IO protocol', section: 'Upgrade' },
    { standard: 'Socket.IO protocol', section: 'Exchange protocol' },
  ],
  endpoints: Object.values(socketIoEndpoints),
};
