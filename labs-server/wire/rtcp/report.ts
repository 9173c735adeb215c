/** Sender and receiver reports: RFC 3550 section 6.4. */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { ntpTime } from './ntp-time.ts';

const section = (number: string): Source => ({ standard: 'RFC 3550', section: number });
const senderReport = section('6.4.1');

const terms = {
  sender: { name: 'SSRC of sender', meaning: 'Who reports.', source: senderReport },
  seconds: {
    name: 'NTP timestamp, most significant word',
    meaning: 'Seconds since 1900.',
    source: section('4'),
  },
  fraction: {
    name: 'NTP timestamp, least significant word',
    meaning: 'The fraction of the second, in units of 1/2^32.',
    source: section('4'),
  },
  rtpTimestamp: {
    name: 'RTP timestamp',
    meaning: 'The same moment in the clock of the stream: so streams can be shown in step.',
    source: senderReport,
  },
  packetCount: {
    name: "sender's packet count",
    meaning: 'RTP packets sent since the start.',
    source: senderReport,
  },
  octetCount: {
    name: "sender's octet count",
    meaning: 'Bytes of payload sent since the start, without headers and padding.',
    source: senderReport,
  },
  reported: {
    name: 'SSRC_n',
    meaning: 'The source of which this block reports the reception.',
    source: senderReport,
  },
  fractionLost: {
    name: 'fraction lost',
    meaning: 'Packets lost since the last report, in parts of 256.',
    source: senderReport,
  },
  cumulativeLost: {
    name: 'cumulative number of packets lost',
    meaning: 'Packets lost since the start; below zero where duplicates came.',
    source: senderReport,
  },
  cycles: {
    name: 'sequence number cycles',
    meaning: 'How often the sequence number began anew.',
    source: senderReport,
  },
  highest: {
    name: 'highest sequence number received',
    meaning: 'The newest packet that came.',
    source: senderReport,
  },
  jitter: {
    name: 'interarrival jitter',
    meaning: 'How unevenly packets arrive, in ticks of the clock of the stream.',
    source: senderReport,
  },
  lastReport: {
    name: 'last SR (LSR)',
    meaning: 'The middle 32 bits of the NTP timestamp of the last sender report; 0: none came.',
    source: senderReport,
  },
  delay: {
    name: 'delay since last SR (DLSR)',
    meaning:
      'How long ago that report came, in units of 1/65536 s: with LSR it gives the round trip.',
    source: senderReport,
  },
  extension: {
    name: 'profile-specific extensions',
    meaning: 'What a profile adds to the report.',
    source: section('6.4.3'),
  },
} as const satisfies Record<string, FieldTerm>;

/** Bytes of a report with `count` blocks, after the common header. */
export function reportByteLength(sends: boolean, count: number): number {
  return (sends ? 24 : 4) + 24 * count;
}

/** Reads a report up to `end`; `reportByteLength` of it must be there. Returns who reports. */
export function readReport(
  reader: FieldReader,
  sends: boolean,
  count: number,
  end: number,
): readonly number[] {
  const sender = reader.uint(terms.sender, 32);
  if (sends) readSenderInformation(reader);
  for (let index = 0; index < count; index += 1) readReportBlock(reader, index);
  if (end > reader.byteIndex) reader.take(terms.extension, end - reader.byteIndex, null);
  return [sender];
}

function readSenderInformation(reader: FieldReader): void {
  reader.group(() => {
    const seconds = reader.uint(terms.seconds, 32);
    const fraction = reader.uint(terms.fraction, 32);
    return {
      name: 'NTP timestamp',
      meaning: 'When this report was sent, by the clock on the wall.',
      source: section('4'),
      value: ntpTime(seconds, fraction),
    };
  });
  reader.uint(terms.rtpTimestamp, 32);
  reader.uint(terms.packetCount, 32);
  reader.uint(terms.octetCount, 32);
}

function readReportBlock(reader: FieldReader, index: number): void {
  reader.group(() => {
    reader.uint(terms.reported, 32);
    const lost = reader.uint(terms.fractionLost, 8);
    const [high = 0, middle = 0, low = 0] = reader.bytes.subarray(
      reader.byteIndex,
      reader.byteIndex + 3,
    );
    // A signed number of 24 bits.
    reader.take(terms.cumulativeLost, 3, ((high << 24) | (middle << 16) | (low << 8)) >> 8);
    reader.group(() => {
      reader.uint(terms.cycles, 16);
      reader.uint(terms.highest, 16);
      return {
        name: 'extended highest sequence number received',
        meaning: 'The highest sequence number, counted on over its cycles.',
        source: senderReport,
      };
    });
    reader.uint(terms.jitter, 32);
    reader.uint(terms.lastReport, 32);
    reader.uint(terms.delay, 32);
    return {
      name: `report block ${index + 1}`,
      meaning: `How one source was received: ${Math.round((100 * lost) / 256)} % lost of late.`,
      source: senderReport,
    };
  });
}
