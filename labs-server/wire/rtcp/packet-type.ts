/** The packet types of RTCP: RFC 3550 section 12.1, and those of later standards that are met with video. */
import type { Source } from '../field/field.ts';

export const rtcpPacketTypes = {
  SR: 200,
  RR: 201,
  SDES: 202,
  BYE: 203,
  APP: 204,
  RTPFB: 205,
  PSFB: 206,
} as const;

interface KnownType {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

const rfc3550 = (section: string): Source => ({ standard: 'RFC 3550', section });

const knownTypes: ReadonlyMap<number, KnownType> = new Map([
  [
    rtcpPacketTypes.SR,
    {
      name: 'SR',
      meaning: 'Sender report: what was sent so far, and when by the clock on the wall.',
      source: rfc3550('6.4.1'),
    },
  ],
  [
    rtcpPacketTypes.RR,
    {
      name: 'RR',
      meaning: 'Receiver report: what arrived of each source, by one who does not send.',
      source: rfc3550('6.4.2'),
    },
  ],
  [
    rtcpPacketTypes.SDES,
    { name: 'SDES', meaning: 'Source description: who a source is.', source: rfc3550('6.5') },
  ],
  [
    rtcpPacketTypes.BYE,
    {
      name: 'BYE',
      meaning: 'Goodbye: these sources are no longer active.',
      source: rfc3550('6.6'),
    },
  ],
  [
    rtcpPacketTypes.APP,
    { name: 'APP', meaning: 'Defined by an application.', source: rfc3550('6.7') },
  ],
  [
    rtcpPacketTypes.RTPFB,
    {
      name: 'RTPFB',
      meaning: 'Feedback about transport, such as packets that are missing.',
      source: { standard: 'RFC 4585', section: '6.2' },
    },
  ],
  [
    rtcpPacketTypes.PSFB,
    {
      name: 'PSFB',
      meaning: 'Feedback about the payload, such as the wish for a whole picture.',
      source: { standard: 'RFC 4585', section: '6.3' },
    },
  ],
  [
    207,
    {
      name: 'XR',
      meaning: 'Extended reports.',
      source: { standard: 'RFC 3611', section: '2' },
    },
  ],
]);

/** Name and meaning of a packet type; of an unknown one, its number. */
export function rtcpPacketType(packetType: number): KnownType {
  const meaning =
    'A type of another standard: RFC 3550 says to ignore types that one does not know.';
  return (
    knownTypes.get(packetType) ?? { name: `type ${packetType}`, meaning, source: rfc3550('6.1') }
  );
}
