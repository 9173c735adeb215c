/** The header fields that this lecture meets: one sentence and the section that defines each. */
import type { Source } from '../field/field.ts';
import { webSocketFields } from './websocket-fields.ts';

type KnownField = readonly [standard: string, section: string, meaning: string];

/** Keys are in lower case. */
const knownFields: ReadonlyMap<string, KnownField> = new Map<string, KnownField>([
  ['accept', ['RFC 9110', '12.5.1', 'Media types that the client can use.']],
  [
    'accept-encoding',
    ['RFC 9110', '12.5.3', 'Content codings (compression) that the client can undo.'],
  ],
  ['accept-language', ['RFC 9110', '12.5.4', 'Languages that the user prefers.']],
  [
    'access-control-allow-credentials',
    [
      'Fetch',
      '3.3.3',
      'true lets a page of another origin read a response that was asked for with cookies.',
    ],
  ],
  [
    'access-control-allow-headers',
    ['Fetch', '3.3.3', 'Request fields that a page of another origin may set.'],
  ],
  [
    'access-control-allow-methods',
    ['Fetch', '3.3.3', 'Methods that a page of another origin may use.'],
  ],
  [
    'access-control-allow-origin',
    [
      'Fetch',
      '3.3.3',
      'The origin whose pages may read this response; * for any, without credentials.',
    ],
  ],
  [
    'access-control-expose-headers',
    ['Fetch', '3.3.3', 'Response fields that a page of another origin may read.'],
  ],
  [
    'access-control-max-age',
    ['Fetch', '3.3.3', 'Seconds for which the browser need not ask again.'],
  ],
  [
    'access-control-request-headers',
    ['Fetch', '3.3.2', 'Preflight: the fields that the page wants to set.'],
  ],
  [
    'access-control-request-method',
    ['Fetch', '3.3.2', 'Preflight: the method that the page wants to use.'],
  ],
  [
    'age',
    [
      'RFC 9111',
      '5.1',
      'Seconds since the response left its origin server, as a cache estimates them.',
    ],
  ],
  ['allow', ['RFC 9110', '10.2.1', 'The methods that the target supports.']],
  [
    'cache-control',
    ['RFC 9111', '5.2', 'What caches on the way may do; an event stream must not be stored.'],
  ],
  [
    'connection',
    [
      'RFC 9110',
      '7.6.1',
      'About this connection only: keep-alive goes on, close ends it after the message.',
    ],
  ],
  [
    'content-encoding',
    [
      'RFC 9110',
      '8.4',
      'The compression of the content. A compressor that waits for more data delays events.',
    ],
  ],
  [
    'content-length',
    ['RFC 9110', '8.6', 'Length of the body in bytes: the recipient knows where the message ends.'],
  ],
  [
    'content-type',
    ['RFC 9110', '8.3', 'What the body is. An EventSource accepts text/event-stream only.'],
  ],
  ['cookie', ['RFC 6265', '4.2', 'What the server once asked this client to send back.']],
  ['date', ['RFC 9110', '6.6.1', 'When the message was made.']],
  ['etag', ['RFC 9110', '8.8.3', 'A tag of this version, for asking later whether it changed.']],
  [
    'expect',
    [
      'RFC 9110',
      '10.1.1',
      '100-continue: the client waits for an interim response before it sends the body.',
    ],
  ],
  [
    'host',
    ['RFC 9110', '7.2', 'Host and port that the client wants; an HTTP/1.1 request must carry it.'],
  ],
  [
    'if-modified-since',
    ['RFC 9110', '13.1.3', 'Answer in full only if it changed after this time.'],
  ],
  [
    'if-none-match',
    ['RFC 9110', '13.1.2', 'Answer in full only if the version is none of these; else 304.'],
  ],
  [
    'keep-alive',
    [
      'RFC 2068',
      '19.7.1.1',
      'For how long, or for how many requests, the server keeps the connection.',
    ],
  ],
  [
    'last-event-id',
    ['HTML', '9.2.4', 'The last id that the EventSource saw: the server can go on after it.'],
  ],
  ['last-modified', ['RFC 9110', '8.8.2', 'When the resource last changed.']],
  ['location', ['RFC 9110', '10.2.2', 'Where the resource is, or the new one.']],
  [
    'origin',
    ['Fetch', '3.2', 'The origin of the page that makes the request; script cannot set it.'],
  ],
  ['pragma', ['RFC 9111', '5.4', 'no-cache, for caches that know HTTP/1.0 only.']],
  ['referer', ['RFC 9110', '10.1.3', 'The page from which the request comes.']],
  ['retry-after', ['RFC 9110', '10.2.3', 'When to try again.']],
  ['server', ['RFC 9110', '10.2.4', 'The software of the server.']],
  ['set-cookie', ['RFC 6265', '4.1', 'Asks the client to send this back with later requests.']],
  [
    'te',
    [
      'RFC 9110',
      '10.1.4',
      'Transfer codings that the client takes, and whether it wants trailers.',
    ],
  ],
  ['trailer', ['RFC 9110', '6.6.2', 'Names the fields that will follow in the trailer section.']],
  [
    'transfer-encoding',
    [
      'RFC 9112',
      '6.1',
      'How the body is framed on this connection; chunked lets it grow without a known length.',
    ],
  ],
  ...webSocketFields,
  [
    'upgrade',
    ['RFC 9110', '7.8', 'The protocol to which the sender would switch this connection.'],
  ],
  ['user-agent', ['RFC 9110', '10.1.5', 'The software that makes the request.']],
  [
    'vary',
    [
      'RFC 9110',
      '12.5.5',
      'Request fields on which the response depends: caches must compare them.',
    ],
  ],
  ['via', ['RFC 9110', '7.6.3', 'The intermediaries that forwarded the message.']],
  ['x-content-type-options', ['Fetch', '3.6', 'nosniff: take Content-Type at its word.']],
]);

/** Meaning and source of the field called `name`, in any case. */
export function fieldMeaning(name: string): { meaning: string; source: Source } {
  const known = knownFields.get(name.toLowerCase());
  if (known !== undefined) {
    const [standard, section, meaning] = known;
    return { meaning, source: { standard, section } };
  }
  const meaning = 'A field; a recipient that does not know it ignores it.';
  return { meaning, source: { standard: 'RFC 9110', section: '5.1' } };
}
