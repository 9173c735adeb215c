/** Feedback that a receiver sends at once: RFC 4585 section 6, RFC 5104 section 4.3.1, and two drafts that browsers use. */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { rtcpPacketTypes as types } from './packet-type.ts';

const common: Source = { standard: 'RFC 4585', section: '6.1' };
const nack: Source = { standard: 'RFC 4585', section: '6.2.1' };
const pictureLoss: Source = { standard: 'RFC 4585', section: '6.3.1' };
const application: Source = { standard: 'RFC 4585', section: '6.4' };
const fullIntra: Source = { standard: 'RFC 5104', section: '4.3.1.1' };
const transportWide: Source = {
  standard: 'draft-holmer-rmcat-transport-wide-cc-extensions-01',
  section: '3.1',
};
const estimate: Source = { standard: 'draft-alvestrand-rmcat-remb-03', section: '2.2' };

const term = (name: string, meaning: string, source: Source): FieldTerm => ({
  name,
  meaning,
  source,
});

const terms = {
  sender: term('SSRC of packet sender', 'Who sends this feedback.', common),
  media: term('SSRC of media source', 'The stream that it is about; 0: see below.', common),
  lost: term('PID', 'The sequence number of a packet that did not come.', nack),
  alsoLost: term('BLP', 'A bit for each of the 16 packets after it: 1, it did not come.', nack),
  target: term('SSRC', 'The stream of which a whole picture is wanted.', fullIntra),
  request: term('Seq nr.', 'One more with every new request.', fullIntra),
  reserved: term('Reserved', 'Zero.', fullIntra),
  base: term('base sequence number', 'The first packet that is reported.', transportWide),
  statusCount: term('packet status count', 'How many packets are reported.', transportWide),
  reference: term('reference time', 'In multiples of 64 ms: deltas count from it.', transportWide),
  count: term('feedback packet count', 'One more with every such packet.', transportWide),
  arrivals: term(
    'packet chunks and receive deltas',
    'Which packets came, and how long after each other, in steps of 250 µs.',
    transportWide,
  ),
  identifier: term('unique identifier', 'REMB: an estimate of the bit rate.', estimate),
  streams: term('Num SSRC', 'How many streams share it.', estimate),
  exponent: term('BR Exp', 'The bit rate is the mantissa, times two to the power of it.', estimate),
  mantissa: term('BR Mantissa', 'In bits per second.', estimate),
  stream: term('SSRC feedback', 'A stream that shares it.', estimate),
} as const satisfies Record<string, FieldTerm>;

/** Bytes of the two sources that every such packet begins with. */
export const feedbackSourceBytes = 8;

/** What the kind of feedback is called: `NACK`, `PLI`; null where its number is not known. */
export function feedbackName(packetType: number, format: number): string | null {
  return kindOf(packetType, format)?.name ?? null;
}

/** What the five bits of the header say, and where. */
export function feedbackTerm(packetType: number, format: number): FieldTerm {
  const kind = kindOf(packetType, format);
  const meaning = kind === null ? 'Which kind of feedback it is.' : kind.meaning;
  return { name: 'feedback message type (FMT)', meaning, source: kind?.source ?? common };
}

/** Reads a packet up to `end`; its two sources must be there. What it cannot read it leaves. */
export function readFeedback(
  reader: FieldReader,
  packetType: number,
  format: number,
  end: number,
): readonly number[] {
  const sender = reader.uint(terms.sender, 32);
  reader.uint(terms.media, 32);
  kindOf(packetType, format)?.read(reader, end);
  return [sender];
}

interface FeedbackKind {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
  read(reader: FieldReader, end: number): void;
}

const kinds: ReadonlyMap<string, FeedbackKind> = new Map([
  [
    `${types.RTPFB} 1`,
    {
      name: 'NACK',
      meaning: 'Generic NACK: these packets did not come, send them again.',
      source: nack,
      read: readLost,
    },
  ],
  [
    `${types.RTPFB} 15`,
    {
      name: 'transport-cc',
      meaning: 'When each packet arrived: the sender sets its bit rate by it.',
      source: transportWide,
      read: readTransportWide,
    },
  ],
  [
    `${types.PSFB} 1`,
    {
      name: 'PLI',
      meaning: 'Picture Loss Indication: a picture cannot be shown, send a whole one.',
      source: pictureLoss,
      read: () => {},
    },
  ],
  [
    `${types.PSFB} 4`,
    {
      name: 'FIR',
      meaning: 'Full Intra Request: send a whole picture.',
      source: fullIntra,
      read: readRequests,
    },
  ],
  [
    `${types.PSFB} 15`,
    {
      name: 'AFB',
      meaning: 'Feedback of an application, such as an estimate of the bit rate.',
      source: application,
      read: readEstimate,
    },
  ],
]);

function kindOf(packetType: number, format: number): FeedbackKind | null {
  return kinds.get(`${packetType} ${format}`) ?? null;
}

function readLost(reader: FieldReader, end: number): void {
  while (reader.byteIndex + 4 <= end) {
    reader.uint(terms.lost, 16);
    reader.uint(terms.alsoLost, 16);
  }
}

function readRequests(reader: FieldReader, end: number): void {
  while (reader.byteIndex + 8 <= end) {
    reader.uint(terms.target, 32);
    reader.uint(terms.request, 8);
    reader.uint(terms.reserved, 24);
  }
}

function readTransportWide(reader: FieldReader, end: number): void {
  if (end - reader.byteIndex < 8) return;
  reader.uint(terms.base, 16);
  reader.uint(terms.statusCount, 16);
  reader.uint(terms.reference, 24);
  reader.uint(terms.count, 8);
  if (end > reader.byteIndex) reader.take(terms.arrivals, end - reader.byteIndex, null);
}

const remb = [0x52, 0x45, 0x4d, 0x42];

function readEstimate(reader: FieldReader, end: number): void {
  const { bytes, byteIndex: start } = reader;
  const streams = bytes[start + 4] ?? 0;
  const isRemb = remb.every((byte, index) => bytes[start + index] === byte);
  if (!isRemb || start + 8 + 4 * streams > end) return;
  reader.latin1(terms.identifier, 4);
  reader.uint(terms.streams, 8);
  reader.uint(terms.exponent, 6);
  reader.uint(terms.mantissa, 18);
  for (let index = 0; index < streams; index += 1) reader.uint(terms.stream, 32);
}
