/** Chunk parameters: RFC 9260 sections 3.2.1, 3.3.2.1 and 3.3.3.1, and those of later standards. */
import type { Source } from '../field/field.ts';
import type { FieldReader } from '../field/field-reader.ts';
import { chunkType } from './chunk-type.ts';
import { readReconfiguration } from './reconfiguration.ts';
import type { ItemFormat, KnownItem } from './type-length-value.ts';

const of = (standard: string, section: string): Source => ({ standard, section });
const row = (
  type: number,
  name: string,
  meaning: string,
  source: Source,
): readonly [number, KnownItem] => [type, { name, meaning, source }];

const known: ReadonlyMap<number, KnownItem> = new Map([
  row(1, 'Heartbeat Info', 'What the peer sends back as it is.', of('RFC 9260', '3.3.5')),
  row(5, 'IPv4 Address', 'An address of the sender.', of('RFC 9260', '3.3.2.1.1')),
  row(6, 'IPv6 Address', 'An address of the sender.', of('RFC 9260', '3.3.2.1.2')),
  row(
    7,
    'State Cookie',
    'All that its sender must know of the association: it keeps nothing until the cookie comes back.',
    of('RFC 9260', '3.3.3.1.1'),
  ),
  row(
    8,
    'Unrecognized Parameter',
    'A parameter that the sender did not know.',
    of('RFC 9260', '3.3.3.1.2'),
  ),
  row(
    9,
    'Cookie Preservative',
    'Asks for a longer life of the cookie.',
    of('RFC 9260', '3.3.2.1.3'),
  ),
  row(
    11,
    'Host Name Address',
    'Deprecated: a sender must not use it.',
    of('RFC 9260', '3.3.2.1.4'),
  ),
  row(12, 'Supported Address Types', 'Which addresses it can use.', of('RFC 9260', '3.3.2.1.5')),
  row(13, 'Outgoing SSN Reset Request', 'The sender closes streams.', of('RFC 6525', '4.1')),
  row(14, 'Incoming SSN Reset Request', 'Asks the peer to close streams.', of('RFC 6525', '4.2')),
  row(15, 'SSN/TSN Reset Request', 'Asks to begin all numbers anew.', of('RFC 6525', '4.3')),
  row(16, 'Re-configuration Response', 'Answers a request.', of('RFC 6525', '4.4')),
  row(17, 'Add Outgoing Streams Request', 'The sender adds streams.', of('RFC 6525', '4.5')),
  row(18, 'Add Incoming Streams Request', 'Asks the peer to add streams.', of('RFC 6525', '4.6')),
  row(
    0x8000,
    'ECN Capable',
    'Reserved for explicit congestion notification.',
    of('RFC 9260', '3.3.2'),
  ),
  row(
    0x8001,
    'Zero Checksum Acceptable',
    'The sender accepts packets without a checksum, for DTLS already detects errors.',
    of('RFC 9653', '4'),
  ),
  row(0x8002, 'Random', 'A part of the key for AUTH chunks.', of('RFC 4895', '3.1')),
  row(0x8003, 'Chunk List', 'Chunks that must be authenticated.', of('RFC 4895', '3.2')),
  row(0x8004, 'Requested HMAC Algorithm', 'Which algorithms it takes.', of('RFC 4895', '3.3')),
  row(0x8008, 'Supported Extensions', 'Chunk types it knows besides.', of('RFC 5061', '4.2.7')),
  row(
    0xc000,
    'Forward TSN supported',
    'The sender knows FORWARD TSN: messages may be given up.',
    of('RFC 3758', '3.1'),
  ),
]);

function knownParameter(type: number): KnownItem {
  const skip = (type & 0x8000) === 0 ? 'to stop reading' : 'to skip it';
  const meaning = `A type that is not known here: its highest bit says ${skip}.`;
  return known.get(type) ?? { name: `type ${type}`, meaning, source: of('RFC 9260', '3.2.1') };
}

function readValue(reader: FieldReader, type: number, end: number): void {
  const length = end - reader.byteIndex;
  const term = knownParameter(type);
  if (type === 5 && length === 4) reader.take({ ...term, name: 'IPv4 address' }, 4, ipv4(reader));
  else if (type === 9 && length === 4)
    reader.uint({ ...term, name: 'life-span increment (ms)' }, 32);
  else if (type === 12) readAll(reader, end, 16, { ...term, name: 'address type' });
  else if (type === 0x8001 && length === 4)
    reader.uint({ ...term, name: 'error detection method' }, 32);
  else if (type === 0x8003 || type === 0x8008) readChunkTypes(reader, end, term);
  else if (type >= 13 && type <= 18) readReconfiguration(reader, type, end);
}

function ipv4({ bytes, byteIndex }: FieldReader): string {
  return Array.from(bytes.subarray(byteIndex, byteIndex + 4)).join('.');
}

function readAll(reader: FieldReader, end: number, bits: number, term: KnownItem): void {
  while (end - reader.byteIndex >= bits / 8) reader.uint(term, bits);
}

function readChunkTypes(reader: FieldReader, end: number, term: KnownItem): void {
  while (reader.byteIndex < end) {
    const type = reader.bytes[reader.byteIndex] ?? 0;
    const { name, meaning } = chunkType(type);
    reader.take({ ...term, name: 'chunk type', meaning }, 1, `${type} ${name}`);
  }
}

export const parameterFormat: ItemFormat = {
  word: 'parameter',
  typeName: 'Parameter Type',
  lengthName: 'Parameter Length',
  source: of('RFC 9260', '3.2.1'),
  known: knownParameter,
  readValue,
};
