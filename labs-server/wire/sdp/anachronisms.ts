/** What a description of WebRTC's early years says otherwise than one of today. */
import type { Source } from '../field/field.ts';
import { sourceOf } from './attribute-term.ts';
import {
  attributeValues,
  type SdpDescription,
  type SdpLine,
  type SdpSection,
} from './description.ts';

/** One thing that is written otherwise today. */
export interface Anachronism {
  /** Stable, in kebab-case. */
  readonly id: string;
  readonly section: SdpSection;
  /** The line in which it stands; `null` where a line of today is missing. */
  readonly line: SdpLine | null;
  /** The lines that Chromium 156 writes in its place. */
  readonly today: readonly string[];
  /** Why it changed. */
  readonly because: string;
  readonly source: Source;
}

interface Rule extends Pick<Anachronism, 'id' | 'today' | 'because' | 'source'> {
  /** The line of `section` in which it stands, `null` for a line that is missing; `undefined`: it is not there. */
  readonly find: (section: SdpSection) => SdpLine | null | undefined;
}

const attributeLine = ({ lines }: SdpSection, name: string, value: RegExp) =>
  lines.find(({ attribute }) => attribute?.name === name && value.test(attribute.value ?? ''));

const mediaLine = ({ lines }: SdpSection, value: RegExp) =>
  lines.find((line) => line.type === 'm' && value.test(line.value));

/** `null` where a media description for RTP lacks the attribute. */
const missingIn = (section: SdpSection, name: string) =>
  section.media && attributeValues(section, name).length === 0 ? null : undefined;

const audioLine = 'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126';

const rules: readonly Rule[] = [
  {
    id: 'tags-with-names',
    find: (section) => attributeLine(section, 'group', /^BUNDLE( \S+)* \S{4,}/),
    today: ['a=group:BUNDLE 0 1 2'],
    because:
      'The tags travel in every RTP packet now, as a header extension: three bytes or fewer fit best.',
    source: sourceOf('RFC 9143 17'),
  },
  {
    id: 'port-1',
    find: (section) => mediaLine(section, /^\S+ 1 /),
    today: [audioLine],
    because: 'A port that is not known yet is written as 9, the port of the discard service.',
    source: sourceOf('RFC 9429 5.2.1'),
  },
  {
    id: 'savpf-without-dtls',
    find: (section) => mediaLine(section, /^\S+ \S+ RTP\/SAVPF( |$)/),
    today: [audioLine],
    because: 'The keys of SRTP come from a DTLS handshake, and the transport protocol says so.',
    source: sourceOf('RFC 5764 8'),
  },
  {
    id: 'old-codecs',
    find: (section) => mediaLine(section, /^audio .* 103 104( |$)/),
    today: [audioLine],
    because:
      'Chromium wrote 103 and 104 for iSAC and 105 to 107 for comfort noise. Opus and G.711 are the codecs that every browser has.',
    source: sourceOf('RFC 7874 3'),
  },
  {
    id: 'rtcp-port-1',
    find: (section) => attributeLine(section, 'rtcp', /^1( |$)/),
    today: ['a=rtcp:9 IN IP4 0.0.0.0'],
    because: 'Here too 9 stands for a port that is not known; with rtcp-mux nobody uses it.',
    source: sourceOf('RFC 9429 5.2.1'),
  },
  {
    id: 'mid-with-name',
    find: (section) => attributeLine(section, 'mid', /^\S{4,}$/),
    today: ['a=mid:0'],
    because: 'The tag is in every RTP packet now: three bytes or fewer fit best.',
    source: sourceOf('RFC 9143 17'),
  },
  {
    id: 'sdes',
    find: (section) => attributeLine(section, 'crypto', /./),
    today: [
      'a=fingerprint:sha-256 E8:BA:22:92:97:DE:3A:9A:A7:7D:F8:92:BF:35:D9:AA:3F:2C:4A:23:C7:4A:DC:FF:E2:BF:45:62:67:E4:EC:5B',
      'a=setup:actpass',
    ],
    because:
      'This is the key itself: who read the signaling could listen. WebRTC forbids it; today SDP has only the hash of a certificate, and DTLS makes the keys between the peers.',
    source: sourceOf('RFC 8827 6.5'),
  },
  {
    id: 'no-trickle',
    find: (section) => missingIn(section, 'ice-options'),
    today: ['a=ice-options:trickle'],
    because: 'Candidates may come later, each by itself: the call begins sooner.',
    source: sourceOf('RFC 8840 4.1.1'),
  },
  {
    id: 'no-msid',
    find: (section) => missingIn(section, 'msid'),
    today: ['a=msid:fe925fd5-cbc4-420b-8610-f53dbe4f9efb a9a62f7c-98dc-4c35-bb0f-5ccd7579c794'],
    because:
      'Each track has a media description of its own now, and msid names it there. Of msid-semantic no standard is left.',
    source: sourceOf('RFC 8830 2'),
  },
];

/** Every anachronism, in the order of the sections, then of the table. Data channels have no msid. */
export function anachronisms({ sections }: SdpDescription): Anachronism[] {
  return sections.flatMap((section) =>
    rules.flatMap(({ find, ...rule }) => {
      const isData = section.media?.media === 'application' && rule.id === 'no-msid';
      const line = isData ? undefined : find(section);
      return line === undefined ? [] : [{ ...rule, section, line }];
    }),
  );
}
