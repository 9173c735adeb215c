/** The chunk types of SCTP: RFC 9260 section 3.2, and those of later standards that data channels use. */
import type { Source } from '../field/field.ts';

export const chunkTypes = {
  DATA: 0,
  INIT: 1,
  'INIT ACK': 2,
  SACK: 3,
  HEARTBEAT: 4,
  'HEARTBEAT ACK': 5,
  ABORT: 6,
  SHUTDOWN: 7,
  'SHUTDOWN ACK': 8,
  ERROR: 9,
  'COOKIE ECHO': 10,
  'COOKIE ACK': 11,
  'SHUTDOWN COMPLETE': 14,
  'RE-CONFIG': 130,
  'FORWARD TSN': 192,
} as const;

interface KnownChunk {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

const rfc9260 = (section: string): Source => ({ standard: 'RFC 9260', section });
const row = (
  type: number,
  name: string,
  meaning: string,
  source: Source,
): readonly [number, KnownChunk] => [type, { name, meaning, source }];

const known: ReadonlyMap<number, KnownChunk> = new Map([
  row(0, 'DATA', 'A user message, or one fragment of it.', rfc9260('3.3.1')),
  row(1, 'INIT', 'Opens an association.', rfc9260('3.3.2')),
  row(2, 'INIT ACK', 'Answers INIT, with a cookie that the peer sends back.', rfc9260('3.3.3')),
  row(3, 'SACK', 'Tells which DATA chunks arrived, and where gaps are.', rfc9260('3.3.4')),
  row(4, 'HEARTBEAT', 'Asks whether the path still works.', rfc9260('3.3.5')),
  row(5, 'HEARTBEAT ACK', 'Sends back what a HEARTBEAT carried.', rfc9260('3.3.6')),
  row(6, 'ABORT', 'Ends the association at once.', rfc9260('3.3.7')),
  row(7, 'SHUTDOWN', 'Begins to close the association without loss.', rfc9260('3.3.8')),
  row(8, 'SHUTDOWN ACK', 'Answers SHUTDOWN once all data are delivered.', rfc9260('3.3.9')),
  row(9, 'ERROR', 'Tells the peer of an error that need not be fatal.', rfc9260('3.3.10')),
  row(10, 'COOKIE ECHO', 'Sends back the cookie of INIT ACK.', rfc9260('3.3.11')),
  row(11, 'COOKIE ACK', 'The cookie arrived: the association is established.', rfc9260('3.3.12')),
  row(12, 'ECNE', 'Reserved for the echo of explicit congestion notification.', rfc9260('3.2')),
  row(13, 'CWR', 'Reserved for telling that the congestion window was reduced.', rfc9260('3.2')),
  row(14, 'SHUTDOWN COMPLETE', 'The last chunk of a shutdown.', rfc9260('3.3.13')),
  row(15, 'AUTH', 'Authenticates the chunks behind it.', { standard: 'RFC 4895', section: '4.1' }),
  row(64, 'I-DATA', 'A fragment of a message that others may interleave.', {
    standard: 'RFC 8260',
    section: '2.1',
  }),
  row(128, 'ASCONF-ACK', 'Answers ASCONF.', { standard: 'RFC 5061', section: '4.1.2' }),
  row(130, 'RE-CONFIG', 'Resets or adds streams: so a data channel is closed.', {
    standard: 'RFC 6525',
    section: '3.1',
  }),
  row(132, 'PAD', 'Makes a packet larger, to probe the path.', {
    standard: 'RFC 4820',
    section: '3',
  }),
  row(192, 'FORWARD TSN', 'Tells the receiver not to wait for messages that were given up.', {
    standard: 'RFC 3758',
    section: '3.2',
  }),
  row(193, 'ASCONF', 'Changes the addresses of an endpoint.', {
    standard: 'RFC 5061',
    section: '4.1.1',
  }),
  row(194, 'I-FORWARD-TSN', 'FORWARD TSN where messages are interleaved.', {
    standard: 'RFC 8260',
    section: '2.3.1',
  }),
]);

/** What a receiver does with a type that it does not know is told by the two highest bits of the type. */
const unknownActions = [
  'A type that is not known here: its highest bits say to stop reading the packet.',
  'A type that is not known here: its highest bits say to stop reading the packet, and to report it.',
  'A type that is not known here: its highest bits say to skip the chunk.',
  'A type that is not known here: its highest bits say to skip the chunk, and to report it.',
] as const;

/** Name and meaning of a chunk type; of an unknown one, its number and what a receiver does with it. */
export function chunkType(type: number): KnownChunk {
  const meaning = unknownActions[(type >> 6) & 3] ?? unknownActions[0];
  return known.get(type) ?? { name: `type ${type}`, meaning, source: rfc9260('3.2') };
}
