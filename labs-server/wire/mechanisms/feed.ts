/** The feed of a run: the one source of events that every push mechanism delivers, so that they compare byte for byte. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice, integer } from './parameters.ts';

export const feedEndpoints = {
  state: {
    method: 'GET',
    path: '/',
    summary: 'The state of the feed: publisher, log, subscribers.',
    parameters: [],
  },
  start: {
    method: 'POST',
    path: '/start',
    summary:
      'Starts the feed of this run, or goes on with new settings; ids count on and subscribers stay.',
    parameters: [
      choice('rateHz', {
        choices: ['0.1', '0.2', '0.5', '1', '2', '3', '4', '5', '10', '20', '50'],
        default: '1',
        meaning: 'Events per second.',
      }),
      integer('payloadBytes', {
        meaning: 'Length of the text of each event in bytes.',
        default: 46,
        minimum: 12,
        maximum: 1_024,
      }),
      integer('count', {
        meaning: 'How many events to publish from now; 0 publishes only what POST /publish brings.',
        default: 20,
        minimum: 0,
        maximum: 1_000,
      }),
      integer('retain', {
        meaning: 'How many of the newest events the log keeps.',
        default: 100,
        minimum: 1,
        maximum: 500,
      }),
    ],
  },
  publish: {
    method: 'POST',
    path: '/publish',
    summary: 'Publishes one event now; the body is its text (at most 1 KB), 201 answers the event.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

/** Served like a mechanism, below `/s/<session>/<run>/feed`, but not one of the lecture's mechanisms. */
export const feed: Mechanism = {
  id: 'feed',
  title: 'The feed',
  summary:
    'One publisher, one bounded log, any number of subscribers: every push mechanism of a run delivers these events.',
  standards: [],
  endpoints: Object.values(feedEndpoints),
};
