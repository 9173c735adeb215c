/** The header fields of RTSP that this lecture meets: RFC 2326 section 12. */
import type { Source } from '../field/field.ts';

/** Keys are in lower case; the section is below 12. */
const knownFields: ReadonlyMap<string, readonly [section: string, meaning: string]> = new Map([
  ['accept', ['12.1', 'Which kinds of description the client can read.']],
  ['allow', ['12.4', 'Methods that the server accepts here.']],
  ['authorization', ['12.5', 'Proves who asks, as WWW-Authenticate demanded.']],
  ['cache-control', ['12.8', 'What caches may do.']],
  ['connection', ['12.10', 'Whether the connection stays open.']],
  ['content-base', ['12.11', 'The URL to which relative ones in the body refer.']],
  ['content-length', ['12.14', 'Length of the body in bytes; without it there is none.']],
  ['content-type', ['12.16', 'Media type of the body.']],
  ['cseq', ['12.17', 'Number of the request; its response repeats it.']],
  ['date', ['12.18', 'When the message was made.']],
  ['expires', ['12.19', 'After this time the description is stale.']],
  ['public', ['12.28', 'Methods that the server knows.']],
  ['range', ['12.29', 'Which part of the stream, in time.']],
  ['require', ['12.32', 'Features that the server must know.']],
  ['rtp-info', ['12.33', 'Sequence number and timestamp with which the stream begins.']],
  ['scale', ['12.34', 'How fast time runs: 1 is normal, below 0 backwards.']],
  ['session', ['12.37', 'Names the session that SETUP began; timeout says when it expires.']],
  ['server', ['12.36', 'Name of the server program.']],
  ['speed', ['12.35', 'How fast the data are to be sent.']],
  ['transport', ['12.39', 'How the media travel: RTP over UDP ports, or interleaved here.']],
  ['unsupported', ['12.40', 'Features that the server does not know.']],
  ['user-agent', ['12.41', 'Name of the client program.']],
  ['www-authenticate', ['12.44', 'How the client has to prove who it is.']],
]);

/** One sentence and the section for the field called `name`, in any case. */
export function rtspFieldMeaning(name: string): {
  readonly meaning: string;
  readonly source: Source;
} {
  const [section, meaning] = knownFields.get(name.toLowerCase()) ?? [
    '12',
    'A field that is not explained here.',
  ];
  return { meaning, source: { standard: 'RFC 2326', section } };
}
