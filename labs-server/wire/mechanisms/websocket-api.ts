/** The endpoints about what script sees of a WebSocket: how it ends, and how fast it may send. */
import type { LabEndpoint } from './mechanism.ts';
import { boolean, choice, integer, text } from './parameters.ts';

const closing = {
  method: 'GET',
  path: '/closing',
  upgrade: 'websocket',
  summary: 'Opens, and then ends the connection in the way that you choose.',
  parameters: [
    choice('how', {
      meaning:
        '`close`: the server begins the closing handshake (RFC 6455, 7.1.2); `fin` or `rst`: its connection ends without a Close frame.',
      choices: ['close', 'fin', 'rst'],
    }),
    integer('code', {
      meaning: 'Status code in the Close frame (RFC 6455, 7.4.1).',
      default: 1_000,
      minimum: 1_000,
      maximum: 4_999,
    }),
    text('reason', {
      meaning: 'Reason in the Close frame, at most 123 bytes of UTF-8.',
      default: '',
      maxLength: 123,
    }),
    integer('afterMs', {
      meaning: 'Milliseconds from opening to the end.',
      default: 0,
      minimum: 0,
      maximum: 10_000,
    }),
  ],
} as const satisfies LabEndpoint;

/** Names a tank of a run, so that its valve can be found. */
const tankName = text('name', {
  meaning: 'Name of the tank in this run.',
  default: 'tank',
  maxLength: 20,
});

const tank = {
  method: 'GET',
  path: '/tank',
  upgrade: 'websocket',
  summary:
    'Reads binary messages only as fast as you allow, and tells ten times per second how much it has read, as JSON: `bytes`, `messages`. The text message `digest` is answered with the SHA-256 of all bytes before it. Takes 64 MB and one minute at most.',
  parameters: [
    tankName,
    integer('bytesPerSecond', {
      meaning: 'Bytes that the server reads per second.',
      default: 1_000_000,
      minimum: 1_000,
      maximum: 8_000_000,
    }),
    boolean('open', {
      meaning: 'Whether the server reads at once; if not, it waits for the valve.',
      default: true,
    }),
  ],
} as const satisfies LabEndpoint;

const valve = {
  method: 'POST',
  path: '/valve',
  summary:
    'Lets the tank of this run read, or not: 204. A command on the socket itself would stand in line behind what was not read.',
  parameters: [tankName, boolean('open', { meaning: 'Whether the server reads.', default: true })],
} as const satisfies LabEndpoint;

export const webSocketApiEndpoints = { closing, tank, valve } as const;
