/** The endpoints about the opening handshake: a room to knock at, and an answer that a learner writes. */
import type { LabEndpoint } from './mechanism.ts';
import { integer } from './parameters.ts';

export const handshakeEndpoints = {
  chat: {
    method: 'GET',
    path: '/chat',
    upgrade: 'websocket',
    summary:
      'The chat room of this run: a text message goes to everybody in it, the sender included. Speaks the sub-protocols `chat` and `superchat`.',
    parameters: [],
  },
  answer: {
    method: 'GET',
    path: '/answer/:name',
    upgrade: 'websocket',
    summary:
      'Holds your handshake under a name of your choice (letters, digits and hyphens), until its answer is posted.',
    parameters: [
      integer('holdMs', {
        meaning:
          'Milliseconds that the handshake waits for its answer; then it is refused with 504.',
        default: 30_000,
        minimum: 100,
        maximum: 30_000,
      }),
    ],
  },
  answerRequest: {
    method: 'GET',
    path: '/answer/:name/request',
    summary:
      'The head of the held handshake, request-line and field lines; waits until the handshake is there.',
    parameters: [
      integer('holdMs', {
        meaning: 'Milliseconds to wait for the handshake; then 404.',
        default: 10_000,
        minimum: 0,
        maximum: 30_000,
      }),
    ],
  },
  writeAnswer: {
    method: 'POST',
    path: '/answer/:name',
    summary:
      'Writes your bytes (at most 16 KB) as they are, as the answer to the held handshake; 204 when they are written. The lab then speaks no protocol: it only ends the connection after 60 s, or when a Close frame comes.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;
