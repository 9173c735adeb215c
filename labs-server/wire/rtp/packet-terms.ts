/** The fields of a packet before and after its payload: RFC 3550 sections 5.1 and 5.3.1. */
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';

export const fixedHeader: Source = { standard: 'RFC 3550', section: '5.1' };
const headerExtension: Source = { standard: 'RFC 3550', section: '5.3.1' };

export const packetTerms = {
  version: { name: 'version (V)', meaning: 'The version of RTP: 2.', source: fixedHeader },
  padding: {
    name: 'padding (P)',
    meaning: '1: the last byte of the packet counts padding bytes that are not payload.',
    source: fixedHeader,
  },
  extension: {
    name: 'extension (X)',
    meaning: '1: one header extension follows the CSRC list.',
    source: fixedHeader,
  },
  csrcCount: {
    name: 'CSRC count (CC)',
    meaning: 'How many contributing sources follow the fixed header.',
    source: fixedHeader,
  },
  marker: {
    name: 'marker (M)',
    meaning: 'Marks an event of the stream: for video, the last packet of a frame.',
    source: { standard: 'RFC 3551', section: '5' },
  },
  sequenceNumber: {
    name: 'sequence number',
    meaning: 'One more with every packet, from a random start: it tells loss and restores order.',
    source: fixedHeader,
  },
  timestamp: {
    name: 'timestamp',
    meaning:
      'When the first byte of the payload was sampled: 90000 ticks a second for video, and the same in all packets of a frame.',
    source: fixedHeader,
  },
  ssrc: {
    name: 'SSRC',
    meaning: 'The synchronization source: a random number that names the sender of the stream.',
    source: fixedHeader,
  },
  csrc: {
    name: 'CSRC',
    meaning: 'A source that a mixer put into this packet.',
    source: fixedHeader,
  },
  definedByProfile: {
    name: 'defined by profile',
    meaning: 'Tells the kind of the header extension.',
    source: headerExtension,
  },
  extensionLength: {
    name: 'length',
    meaning: 'How many 32-bit words of the extension follow.',
    source: headerExtension,
  },
  extensionData: {
    name: 'header extension',
    meaning: 'What the profile puts here; a receiver that does not know it skips it.',
    source: headerExtension,
  },
  payload: {
    name: 'payload',
    meaning: 'What the packet transports.',
    source: { standard: 'RFC 3550', section: '3' },
  },
  paddingBytes: {
    name: 'padding',
    meaning: 'Bytes without meaning, often to fill a block of a cipher.',
    source: fixedHeader,
  },
  paddingCount: {
    name: 'padding count',
    meaning: 'How many padding bytes there are, this one included.',
    source: fixedHeader,
  },
} as const satisfies Record<string, FieldTerm>;
