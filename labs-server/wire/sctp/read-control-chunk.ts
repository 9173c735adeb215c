/** The chunks that carry no user data: RFC 9260 sections 3.3.2 to 3.3.13, RFC 3758 section 3.2. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { chunkTypes as types } from './chunk-type.ts';
import { errorCauseFormat } from './error-cause.ts';
import { parameterFormat } from './parameter.ts';
import { readItems } from './type-length-value.ts';

const rfc9260 = (section: string): Source => ({ standard: 'RFC 9260', section });
const term = (name: string, meaning: string, source: Source): FieldTerm => ({
  name,
  meaning,
  source,
});

/** How many bytes at least follow the chunk's header. */
const leastBytes: ReadonlyMap<number, number> = new Map([
  [types.DATA, 12],
  [types.INIT, 16],
  [types['INIT ACK'], 16],
  [types.SACK, 12],
  [types.SHUTDOWN, 4],
  [types['FORWARD TSN'], 4],
]);

export function leastValueBytes(type: number): number {
  return leastBytes.get(type) ?? 0;
}

/** Reads what follows the header of a chunk of `type` up to `end`; what it does not read is left. */
export function readControlChunk(
  reader: FieldReader,
  type: number,
  end: number,
): BrokenRule | null {
  switch (type) {
    case types.INIT:
    case types['INIT ACK']:
      return readInitiation(reader, end, rfc9260(type === types.INIT ? '3.3.2' : '3.3.3'));
    case types.SACK:
      return readSelectiveAcknowledgement(reader, end);
    case types.HEARTBEAT:
    case types['HEARTBEAT ACK']:
    case types['RE-CONFIG']:
      return readItems(reader, end, parameterFormat);
    case types.ABORT:
    case types.ERROR:
      return readItems(reader, end, errorCauseFormat);
    case types.SHUTDOWN:
      reader.uint(term('Cumulative TSN Ack', allBefore, rfc9260('3.3.8')), 32);
      return null;
    case types['COOKIE ECHO']:
      readCookie(reader, end);
      return null;
    case types['FORWARD TSN']:
      readForwardTsn(reader, end);
      return null;
    default:
      return null;
  }
}

const allBefore = 'Every DATA chunk up to this number has arrived.';

function readInitiation(reader: FieldReader, end: number, source: Source): BrokenRule | null {
  const start = reader.byteIndex;
  const tag = 'The number that the peer must write into every packet from now on.';
  const initiateTag = reader.uint(term('Initiate Tag', tag, source), 32);
  const window = 'Bytes that the sender of this chunk has room for.';
  reader.uint(term('Advertised Receiver Window Credit (a_rwnd)', window, source), 32);
  const outbound = 'How many streams it wants to send on.';
  const outboundStreams = reader.uint(term('Number of Outbound Streams', outbound, source), 16);
  const inbound = 'How many streams it takes at most.';
  const inboundStreams = reader.uint(term('Number of Inbound Streams', inbound, source), 16);
  reader.uint(term('Initial TSN', 'The number of its first DATA chunk.', source), 32);
  const broken = readItems(reader, end, parameterFormat);
  const zero =
    initiateTag === 0
      ? (['Initiate Tag', start, start + 4] as const)
      : outboundStreams === 0
        ? (['Number of Outbound Streams', start + 8, start + 10] as const)
        : inboundStreams === 0
          ? (['Number of Inbound Streams', start + 10, start + 12] as const)
          : null;
  if (zero === null) return broken;
  const [field, from, to] = zero;
  const range = reader.layerRange({ start: from, end: to });
  return { code: 'sctp-init-value-zero', field, range, what: 'must not be 0', source };
}

function readSelectiveAcknowledgement(reader: FieldReader, end: number): BrokenRule | null {
  const source = rfc9260('3.3.4');
  const start = reader.byteIndex;
  reader.uint(term('Cumulative TSN Ack', allBefore, source), 32);
  const window = 'Bytes that the receiver still has room for.';
  reader.uint(term('Advertised Receiver Window Credit (a_rwnd)', window, source), 32);
  const gapMeaning = 'How many runs of chunks arrived behind a gap.';
  const gaps = reader.uint(term('Number of Gap Ack Blocks', gapMeaning, source), 16);
  const duplicateMeaning = 'How many chunks came twice.';
  const duplicates = reader.uint(term('Number of Duplicate TSNs', duplicateMeaning, source), 16);
  if (end - reader.byteIndex !== 4 * (gaps + duplicates)) {
    const what = `${gaps} blocks and ${duplicates} duplicates need ${4 * (gaps + duplicates)} bytes, ${end - reader.byteIndex} are there`;
    const range = reader.layerRange({ start: start + 8, end: start + 12 });
    const field = 'Number of Gap Ack Blocks';
    return { code: 'sctp-sack-length-mismatch', field, range, what, source };
  }
  for (let index = 1; index <= gaps; index += 1) {
    const from = 'The block begins so far behind the cumulative TSN.';
    reader.uint(term(`Gap Ack Block #${index} Start`, from, source), 16);
    const to = 'It ends so far behind it.';
    reader.uint(term(`Gap Ack Block #${index} End`, to, source), 16);
  }
  for (let index = 1; index <= duplicates; index += 1) {
    reader.uint(term(`Duplicate TSN ${index}`, 'A chunk that came again.', source), 32);
  }
  return null;
}

function readCookie(reader: FieldReader, end: number): void {
  const length = end - reader.byteIndex;
  const meaning = 'The State Cookie of INIT ACK, as it was.';
  if (length > 0) reader.take(term('Cookie', meaning, rfc9260('3.3.11')), length, null);
}

function readForwardTsn(reader: FieldReader, end: number): void {
  const source = { standard: 'RFC 3758', section: '3.2' };
  const meaning = 'The receiver takes every chunk up to this number as arrived.';
  reader.uint(term('New Cumulative TSN', meaning, source), 32);
  while (end - reader.byteIndex >= 4) {
    reader.uint(term('Stream', 'A stream of which ordered messages are skipped.', source), 16);
    const skipped = 'The last message of the stream that is skipped.';
    reader.uint(term('Stream Sequence', skipped, source), 16);
  }
}
