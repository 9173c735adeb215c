/** The types of lines: RFC 8866 section 5, with the names of section 9. */
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';
import { digits, rest, type Subfield, token, word } from './subfield.ts';

/** What a line of one type says. */
export interface LineType extends FieldTerm {
  readonly subfields: readonly Subfield[];
}

export const rfc8866 = (section: string): Source => ({ standard: 'RFC 8866', section });

function lineType(
  name: string,
  section: string,
  meaning: string,
  subfields: readonly Subfield[],
): LineType {
  return { name, meaning, source: rfc8866(section), subfields };
}

const text = (name: string, meaning: string) => [rest(name, meaning)];

const networkType = word('nettype', 'The kind of network: IN is the Internet.', { expect: token });
const addressType = word('addrtype', 'The kind of address: IP4 or IP6.', { expect: token });

const origin: readonly Subfield[] = [
  word('username', 'Who made the description; - where nobody is named.'),
  word('sess-id', 'Identifies the session, together with name and address.', { expect: digits }),
  word('sess-version', 'Grows with every change of the description.', { expect: digits }),
  networkType,
  addressType,
  word('unicast-address', 'Where the description was made; browsers hide it.'),
];

const media: readonly Subfield[] = [
  word('media', 'What is sent: audio, video, application, text, message.', { expect: token }),
  word('port', 'Where it is sent to.', { ends: ' /', expect: digits, says: sayPort }),
  word('number of ports', 'So many pairs of ports, one after the other.', {
    behind: '/',
    expect: digits,
  }),
  word('proto', 'The transport protocol.', { says: (proto) => protocols[proto] ?? {} }),
  word('fmt', 'A format: with RTP, a payload type that the attributes below explain.', {
    many: true,
    expect: token,
  }),
];

/** Port 0 refuses or stops a stream; port 9 stands for an address that is not known yet. */
function sayPort(port: string): Partial<FieldTerm> {
  if (port === '0') {
    const meaning = 'Port 0: this stream is refused, or ended, or its port is a matter of RTSP.';
    return { meaning, source: { standard: 'RFC 3264', section: '6' } };
  }
  if (port !== '9') return {};
  const meaning = 'Port 9, discard: no address is known yet, or ICE candidates tell it.';
  return { meaning, source: { standard: 'RFC 8840', section: '4.1.1' } };
}

const protocols: Readonly<Record<string, Partial<FieldTerm>>> = {
  'RTP/AVP': { meaning: 'RTP over UDP, neither encrypted nor authenticated.' },
  'RTP/SAVP': {
    meaning: 'Secure RTP, SRTP, whose keys come by some other way.',
    source: { standard: 'RFC 3711', section: '12' },
  },
  'RTP/SAVPF': {
    meaning: 'Secure RTP with feedback, whose keys come by some other way than DTLS.',
    source: { standard: 'RFC 5124', section: '3.1' },
  },
  'UDP/TLS/RTP/SAVPF': {
    meaning: 'Secure RTP with feedback over UDP; a DTLS handshake makes its keys.',
    source: { standard: 'RFC 5764', section: '8' },
  },
  'UDP/DTLS/SCTP': {
    meaning: 'SCTP within DTLS over UDP: the data channels.',
    source: { standard: 'RFC 8841', section: '4' },
  },
};

const version: Subfield = rest('version', 'The version of SDP: 0.', {
  expect: { rule: 'version 0', pattern: /^0$/ },
});

/** By letter. */
export const lineTypes: ReadonlyMap<string, LineType> = new Map([
  ['v', lineType('version-field', '5.1', 'Begins a description.', [version])],
  ['o', lineType('origin-field', '5.2', 'Who made it, and which version of it this is.', origin)],
  [
    's',
    lineType('session-name-field', '5.3', 'The name of the session.', [
      rest('text', 'A dash or a space where there is no name that means anything.'),
    ]),
  ],
  ['i', lineType('information-field', '5.4', 'Words about it for people.', text('text', 'Words.'))],
  ['u', lineType('uri-field', '5.5', 'Where more can be read.', text('uri', 'An address.'))],
  [
    'e',
    lineType('email-field', '5.6', 'Who answers for it.', text('email-address', 'An address.')),
  ],
  ['p', lineType('phone-field', '5.6', 'Who answers for it.', text('phone-number', 'A number.'))],
  [
    'c',
    lineType('connection-field', '5.7', 'The address to which media are sent.', [
      networkType,
      addressType,
      rest('connection-address', 'The address.', { says: sayAddress }),
    ]),
  ],
  [
    'b',
    lineType('bandwidth-field', '5.8', 'How much may be sent.', [
      { ...word('bwtype', 'CT for the whole conference, AS for one sender.'), ends: ':' },
      rest('bandwidth', 'In kilobits per second, for CT and AS.', { expect: digits }),
    ]),
  ],
  [
    't',
    lineType('time-field', '5.9', 'When the session is active; 0 0 is always.', [
      word('start-time', 'Seconds since 1900; 0 is no bound.', { expect: digits }),
      word('stop-time', 'Seconds since 1900; 0 is no bound.', { expect: digits }),
    ]),
  ],
  ['r', lineType('repeat-field', '5.10', 'When it is repeated.', text('repeats', 'Durations.'))],
  [
    'z',
    lineType('zone-field', '5.11', 'When the repeats move, as with daylight saving time.', [
      rest('adjustments', 'Times, each with its offset.'),
    ]),
  ],
  [
    'k',
    lineType('key-field', '5.12', 'A key. Obsolete: it must not be used.', text('key', 'A key.')),
  ],
  // Its subfields are a matter of the attribute's name.
  ['a', lineType('attribute-field', '5.13', 'An attribute.', [])],
  ['m', lineType('media-field', '5.14', 'Begins a media description: one stream.', media)],
]);

/** 0.0.0.0 and :: stand for an address that is not known yet. */
function sayAddress(address: string): Partial<FieldTerm> {
  if (address !== '0.0.0.0' && address !== '::') return {};
  const meaning = 'No address: candidates tell it, or, with RTSP, SETUP does.';
  return { meaning, source: { standard: 'RFC 8840', section: '4.1.1' } };
}
