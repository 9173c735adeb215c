/** The header fields of RTSP: RFC 2326 section 12. */
import type { Source } from '../field/field.ts';

/** Keys are in lower case. */
const knownFields: ReadonlyMap<string, readonly [section: string, meaning: string]> = new Map([
  ['accept', ['12.1', 'Which kinds of description the client can read.']],
  ['accept-encoding', ['12.2', 'Which encodings of the body the client can undo.']],
  ['accept-language', ['12.3', 'In which languages the client wants the description.']],
  ['allow', ['12.4', 'Methods that the server accepts here.']],
  ['authorization', ['12.5', 'Proves who asks, as WWW-Authenticate demanded.']],
  ['bandwidth', ['12.6', 'How many bits a second the client can receive.']],
  [
    'blocksize',
    ['12.7', 'How large the client wants the media packets, in bytes without headers.'],
  ],
  ['cache-control', ['12.8', 'Whether caches may keep the stream.']],
  ['conference', ['12.9', 'The conference to which the stream belongs.']],
  ['connection', ['12.10', 'Whether the connection stays open.']],
  ['content-base', ['12.11', 'The URL to which relative ones in the body refer.']],
  ['content-encoding', ['12.12', 'How the body is encoded.']],
  ['content-language', ['12.13', 'The language of the body.']],
  ['content-length', ['12.14', 'Length of the body in bytes; without it there is none.']],
  ['content-location', ['12.15', 'The URL of the body itself.']],
  ['content-type', ['12.16', 'Media type of the body.']],
  ['cseq', ['12.17', 'Number of the request; its response repeats it.']],
  ['date', ['12.18', 'When the message was made.']],
  ['expires', ['12.19', 'After this time the description is stale.']],
  ['from', ['12.20', 'Address of the person who uses the client.']],
  ['host', ['12.21', 'Not needed in RTSP, where the URL names the host: it is ignored.']],
  ['if-match', ['12.22', 'Sets up only what the description with this mark describes.']],
  ['if-modified-since', ['12.23', 'Asks only for what changed after this time; else 304 comes.']],
  ['last-modified', ['12.24', 'When the description or the stream changed last.']],
  ['location', ['12.25', 'Where the stream is instead.']],
  ['proxy-authenticate', ['12.26', 'How the client has to prove to a proxy who it is.']],
  ['proxy-require', ['12.27', 'Features that proxies must know.']],
  ['public', ['12.28', 'Methods that the server knows.']],
  ['range', ['12.29', 'Which part of the stream, in time.']],
  ['referer', ['12.30', 'Where the client found the URL.']],
  ['retry-after', ['12.31', 'When to ask again.']],
  ['require', ['12.32', 'Features that the server must know.']],
  ['rtp-info', ['12.33', 'Sequence number and timestamp with which the stream begins.']],
  ['scale', ['12.34', 'How fast time runs: 1 is normal, below 0 backwards.']],
  ['speed', ['12.35', 'How fast the data are to be sent.']],
  ['server', ['12.36', 'Name of the server program.']],
  ['session', ['12.37', 'Names the session that SETUP began; timeout says when it expires.']],
  [
    'timestamp',
    ['12.38', 'When the client sent the request, by its own clock: the response repeats it.'],
  ],
  ['transport', ['12.39', 'How the media travel: RTP over UDP ports, or interleaved here.']],
  ['unsupported', ['12.40', 'Features that the server does not know.']],
  ['user-agent', ['12.41', 'Name of the client program.']],
  ['vary', ['12.42', 'Which fields of the request the answer depends on.']],
  ['via', ['12.43', 'Through which proxies the message came.']],
  ['www-authenticate', ['12.44', 'How the client has to prove who it is.']],
]);

/** One sentence and the section for the field called `name`, in any case. */
export function rtspFieldMeaning(name: string): {
  readonly meaning: string;
  readonly source: Source;
} {
  const [section, meaning] = knownFields.get(name.toLowerCase()) ?? [
    '12',
    'A field that RFC 2326 does not define: who does not know it ignores it.',
  ];
  return { meaning, source: { standard: 'RFC 2326', section } };
}
