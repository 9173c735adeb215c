/** The intermediary: parameters that every endpoint takes, and what a proxy on the way then does to the response. */
import type { LabEndpoint } from './mechanism.ts';
import { choice, integer } from './parameters.ts';

/** Not an endpoint of its own: `GET *` stands for each endpoint of each lab. */
export const intermediaryEndpoint = {
  method: 'GET',
  path: '*',
  summary:
    'Sends the exchange through a second real connection; HTTP/1.0 responses that end by close arrive re-framed as chunked.',
  parameters: [
    choice('via', {
      choices: [
        'direct',
        'rechunk',
        'coalesce',
        'buffer',
        'delay',
        'throttle',
        'cut-idle',
        'refuse-upgrade',
      ],
      meaning:
        '`rechunk` cuts the body into small pieces, `coalesce` joins what comes close together, `buffer` holds it back until a buffer is full or the response ends, `delay` lets every piece come later, `throttle` limits the bytes per second, `cut-idle` cuts a connection that is silent, `refuse-upgrade` does not know the field Upgrade: a WebSocket cannot open through it.',
    }),
    integer('viaBytes', {
      meaning:
        'Bytes: the length of a piece for `rechunk` (7), the most that `coalesce` collects (16384), the size of the buffer for `buffer` (4096).',
      default: null,
      minimum: 1,
      maximum: 65_536,
    }),
    integer('viaMs', {
      meaning:
        'Milliseconds: how long `coalesce` collects (200), how long `delay` delays (500), after how much silence `cut-idle` cuts (5000).',
      default: null,
      minimum: 1,
      maximum: 60_000,
    }),
    integer('viaBytesPerSecond', {
      meaning: 'Bytes per second that `throttle` lets through.',
      default: 200,
      minimum: 10,
      maximum: 1_000_000,
    }),
  ],
} as const satisfies LabEndpoint;

/** What the intermediary can do to an exchange. */
export type IntermediaryPolicy = (typeof intermediaryEndpoint)['parameters'][0]['choices'][number];
