/** WebSocket: one HTTP request opens a connection on which both sides send messages at any time. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { boolean, integer, since, text } from './parameters.ts';
import { handshakeEndpoints } from './websocket-handshake.ts';
import { accountEndpoints } from './websocket-accounts.ts';
import { webSocketApiEndpoints } from './websocket-api.ts';

const deflate = boolean('deflate', {
  meaning:
    'Accepts the extension permessage-deflate if the client offers it (RFC 7692); messages are then compressed.',
  default: false,
});

export const webSocketEndpoints = {
  ...handshakeEndpoints,
  echo: {
    method: 'GET',
    path: '/echo',
    upgrade: 'websocket',
    summary: 'Sends every message back as it came, text as text and binary as binary.',
    parameters: [
      deflate,
      text('protocols', {
        meaning:
          'Sub-protocols that the server speaks, separated by commas: the first one that the client offers is chosen (RFC 6455, 1.9).',
        default: 'chat',
        maxLength: 200,
      }),
    ],
  },
  feed: {
    method: 'GET',
    path: '/feed',
    upgrade: 'websocket',
    summary: 'The events of the feed as they are published, each as one text message of JSON.',
    parameters: [since],
  },
  stream: {
    method: 'GET',
    path: '/stream',
    upgrade: 'websocket',
    summary: 'Sends text messages of a steady size at a steady rate.',
    parameters: [
      integer('perSecond', {
        meaning: 'Messages per second.',
        default: 10,
        minimum: 1,
        maximum: 4_000,
      }),
      integer('payloadBytes', {
        meaning: 'Length of each message in bytes.',
        default: 20,
        minimum: 12,
        maximum: 1_024,
      }),
      integer('count', {
        meaning: 'Closes the connection after this many messages.',
        default: 1_000,
        minimum: 1,
        maximum: 40_000,
      }),
    ],
  },
  ...webSocketApiEndpoints,
  ...accountEndpoints,
  raw: {
    method: 'POST',
    path: '/raw',
    summary:
      'Sends your bytes (at most 64 KB) on a real TCP connection to this lab: a request to a path of this mechanism, such as `GET /echo HTTP/1.1`, and after a 101 what follows its empty line; 200 answers the bytes that came back.',
    parameters: [
      integer('quietMs', {
        meaning: 'Milliseconds of silence after which the connection is closed.',
        default: 400,
        minimum: 50,
        maximum: 5_000,
      }),
      boolean('early', {
        meaning:
          'Sends all bytes at once, and does not wait for the 101 as a client must (RFC 6455, 4.1).',
        default: false,
      }),
    ],
  },
} as const satisfies Record<string, LabEndpoint>;

export const webSocket: Mechanism = {
  id: 'websocket',
  title: 'WebSocket',
  summary:
    'An HTTP request is upgraded; from then on both sides send messages in frames, on one TCP connection.',
  standards: [
    { standard: 'RFC 6455', section: '1.2' },
    { standard: 'RFC 6455', section: '5.2' },
    { standard: 'RFC 7692', section: '7' },
  ],
  endpoints: Object.values(webSocketEndpoints),
};
