/** HTTP streaming: one response whose body goes on while there is news. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice, framing, integer, text } from './parameters.ts';

const gapMs = integer('gapMs', {
  meaning: 'Milliseconds between two writes; 0 hands them to the socket at once.',
  default: 0,
  minimum: 0,
  maximum: 2_000,
});

export const httpStreamingEndpoints = {
  events: {
    method: 'GET',
    path: '/events',
    summary: 'The events of the feed as they are published, one per line, in one response.',
    parameters: [
      framing,
      choice('format', {
        choices: ['ndjson', 'text'],
        meaning: '`ndjson` writes each event as one line of JSON, `text` only its text.',
      }),
      integer('since', {
        meaning: 'Id of the last event that you have; the stream goes on with the one after it.',
        default: 0,
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
      }),
      integer('intervalMs', {
        meaning:
          'Milliseconds between two events, if this request is the first to use the feed of its run; else the feed keeps its pace.',
        default: 1_000,
        minimum: 20,
        maximum: 60_000,
      }),
      integer('count', {
        meaning:
          'Ends the response after this many events; without it the stream ends with the feed.',
        default: null,
        minimum: 1,
        maximum: 1_000,
      }),
    ],
  },
  chunks: {
    method: 'GET',
    path: '/chunks',
    summary: 'Your own text as a chunked body, cut into chunks of the sizes that you choose.',
    parameters: [
      text('text', {
        meaning: 'The body; sizes count its octets in UTF-8, not its characters.',
        default: 'Hello, chunked world.\r\n',
        maxLength: 4_096,
      }),
      text('sizes', {
        meaning:
          'Sizes in octets, separated by commas, for instance `5,10`; what is left over becomes the last chunk.',
        default: '',
        maxLength: 500,
      }),
      gapMs,
    ],
  },
  storeRaw: {
    method: 'POST',
    path: '/raw',
    summary:
      'Stores the exact bytes of a whole response (at most 64 KB); 201 answers `{ url }`, where they can be fetched.',
    parameters: [
      text('writes', {
        meaning:
          'Sizes in octets, separated by commas: the response is written to the socket in these pieces.',
        default: '',
        maxLength: 500,
      }),
      gapMs,
    ],
  },
  raw: {
    method: 'GET',
    path: '/raw/:name',
    summary:
      'Writes exactly the stored bytes to the socket of your own request, adds nothing, and closes the connection.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const httpStreaming: Mechanism = {
  id: 'http-streaming',
  title: 'HTTP streaming',
  summary:
    'One request, one response that does not end while there is news; the parts of its body are written as events happen.',
  standards: [
    { standard: 'RFC 9112', section: '6.3' },
    { standard: 'RFC 9112', section: '7.1' },
    { standard: 'RFC 6202', section: '3' },
  ],
  endpoints: Object.values(httpStreamingEndpoints),
};
