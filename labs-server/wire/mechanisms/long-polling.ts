/** Long polling: the server holds the request until it has something to say. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice, integer } from './parameters.ts';

export const longPollingEndpoints = {
  next: {
    method: 'GET',
    path: '/next',
    summary:
      'Answers `{ events, lastEventId, reset }` as soon as there is an event after your cursor, and 204 when the hold time is over.',
    parameters: [
      integer('since', {
        meaning:
          'Id of the last event that you have; without it you get only what is published while your request is held, so events between two polls are lost.',
        default: null,
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
      }),
      integer('holdMs', {
        meaning:
          'Milliseconds for which the server holds the request before it answers 204; stay below the patience of the proxies on the way.',
        default: 25_000,
        minimum: 100,
        maximum: 120_000,
      }),
      choice('connection', {
        choices: ['keep-alive', 'close'],
        meaning:
          '`close` makes the server end the connection after each answer, so that every poll pays for a new one.',
      }),
      integer('threads', {
        meaning:
          '`0` is an asynchronous server; N is a server with N threads, where request N+1 waits in a queue (`X-Queue-Wait-Ms` tells how many milliseconds).',
        default: 0,
        minimum: 0,
        maximum: 16,
      }),
    ],
  },
} as const satisfies Record<string, LabEndpoint>;

export const longPolling: Mechanism = {
  id: 'long-polling',
  title: 'HTTP long polling',
  summary:
    'The client asks, and the server answers only when there is news or the hold time is over; then the client asks again.',
  standards: [
    { standard: 'RFC 6202', section: '2' },
    { standard: 'RFC 9110', section: '15.3.5' },
    { standard: 'RFC 9112', section: '9.3' },
  ],
  endpoints: Object.values(longPollingEndpoints),
};
