/** Server-sent events: HTTP streaming with a format for events and a client that reconnects by itself. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { boolean, choice, framing, integer, text } from './parameters.ts';

const retryMs = integer('retryMs', {
  meaning:
    'Milliseconds that the stream asks the client to wait before it reconnects (`retry:`); without it the browser decides.',
  default: null,
  minimum: 100,
  maximum: 60_000,
});

const streams = {
  clock: {
    method: 'GET',
    path: '/clock',
    summary: 'Tells the time again and again, with an id on every event.',
    parameters: [
      integer('intervalMs', {
        meaning: 'Milliseconds between two events; the first comes at once.',
        default: 4_000,
        minimum: 100,
        maximum: 60_000,
      }),
      integer('closeAfterEvents', {
        meaning:
          'Ends the response after this many events (the browser then reconnects); 0 goes on.',
        default: 0,
        minimum: 0,
        maximum: 1_000,
      }),
      retryMs,
    ],
  },
  events: {
    method: 'GET',
    path: '/events',
    summary:
      'The events of the feed, with replay after Last-Event-ID; when the feed is complete the stream ends, and a client that has everything gets 204.',
    parameters: [
      boolean('replay', {
        meaning:
          '`false` ignores Last-Event-ID and sends only what is published from now on, so that events during a reconnection are lost.',
        default: true,
      }),
      integer('retain', {
        meaning:
          'Replays at most this many of the newest events; a Last-Event-ID older than these is answered by `event: reset`.',
        default: null,
        minimum: 1,
        maximum: 500,
      }),
      framing,
      boolean('named', {
        meaning:
          '`true` gives every event the name `news` (`event: news`), so that `onmessage` does not hear it.',
        default: false,
      }),
      boolean('multiline', {
        meaning: '`true` spreads the data over several `data:` lines; the client joins them by LF.',
        default: false,
      }),
      retryMs,
      integer('heartbeatMs', {
        meaning:
          'Milliseconds of silence after which a comment (`:`) is sent, so that proxies do not cut an idle connection.',
        default: 15_000,
        minimum: 100,
        maximum: 120_000,
      }),
    ],
  },
  held: {
    method: 'GET',
    path: '/held',
    summary: 'Opens a stream and stays silent: it only occupies a connection.',
    parameters: [
      integer('seconds', {
        meaning: 'Seconds after which the stream ends.',
        default: 30,
        minimum: 1,
        maximum: 120,
      }),
    ],
  },
} as const satisfies Record<string, LabEndpoint>;

const answers = {
  answer: {
    method: 'GET',
    path: '/answer',
    summary: 'Answers as you choose, to see how EventSource takes it.',
    parameters: [
      choice('status', {
        choices: ['200', '204', '500'],
        meaning: 'The status code: 200 sends one event and ends, 204 and 500 have none.',
      }),
      choice('type', {
        choices: ['text/event-stream', 'text/plain'],
        meaning: 'The Content-Type; EventSource accepts only `text/event-stream`.',
      }),
      framing,
    ],
  },
  storeText: {
    method: 'POST',
    path: '/text',
    summary:
      'Stores your own event stream (at most 64 KB); 201 answers `{ url }`, where it is served.',
    parameters: [],
  },
  text: {
    method: 'GET',
    path: '/text',
    summary: 'Serves the stored text once as an event stream and ends; the reconnection gets 204.',
    parameters: [
      text('name', {
        meaning: 'Which text: taken from the `url` that POST /text answered.',
        default: '',
        maxLength: 40,
      }),
      framing,
    ],
  },
  credentials: {
    method: 'GET',
    path: '/credentials',
    summary:
      'Sets a cookie and shows the one that came, under CORS headers that you choose; the third visit with the cookie gets 204.',
    parameters: [
      choice('cors', {
        choices: ['echo', 'wildcard', 'none'],
        meaning:
          'Access-Control-Allow-Origin: your origin, `*` (which forbids credentials), or no such header.',
      }),
      boolean('allow', {
        meaning: '`true` sends `Access-Control-Allow-Credentials: true`.',
        default: true,
      }),
    ],
  },
  kill: {
    method: 'POST',
    path: '/kill',
    summary: 'Cuts every event stream of this run and answers `{ cut }`, how many there were.',
    parameters: [
      choice('how', {
        choices: ['fin', 'rst'],
        meaning: '`fin` closes the TCP connection in order, `rst` resets it.',
      }),
    ],
  },
} as const satisfies Record<string, LabEndpoint>;

export const serverSentEventsEndpoints = { ...streams, ...answers } as const;

export const serverSentEvents: Mechanism = {
  id: 'server-sent-events',
  title: 'Server-sent events',
  summary:
    'A long response in the event-stream format; the browser splits it into events, reconnects by itself, and says which event it saw last.',
  standards: [
    { standard: 'HTML', section: '9.2' },
    { standard: 'HTML', section: '9.2.5' },
    { standard: 'HTML', section: '9.2.6' },
  ],
  endpoints: Object.values(serverSentEventsEndpoints),
};
