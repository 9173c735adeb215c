/** Polling: the client asks again and again, and mostly hears that nothing is new. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { since } from './parameters.ts';

export const pollingEndpoints = {
  latest: {
    method: 'GET',
    path: '/latest',
    summary:
      'The newest event of the feed with a strong ETag; 304 without a body while If-None-Match still names it, 204 before the first event.',
    parameters: [],
  },
  events: {
    method: 'GET',
    path: '/events',
    summary:
      'Every event after your cursor as `{ events, lastEventId, reset }`; `reset` is true when the log no longer holds all of them.',
    parameters: [since],
  },
} as const satisfies Record<string, LabEndpoint>;

export const polling: Mechanism = {
  id: 'polling',
  title: 'Polling',
  summary:
    'The client asks at a fixed interval; what it hears is half an interval old on average, and most answers say "nothing new".',
  standards: [
    { standard: 'RFC 9110', section: '8.8.3' },
    { standard: 'RFC 9110', section: '13.1.2' },
    { standard: 'RFC 9110', section: '15.4.5' },
  ],
  endpoints: Object.values(pollingEndpoints),
};
