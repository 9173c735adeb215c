/** Attributes of ICE: RFC 8839, and RFC 8840 for candidates that come later. */
import type { FieldTerm } from '../field/field-reader.ts';
import { attribute, sourceOf } from './attribute-term.ts';
import { candidatePriority } from './candidate-priority.ts';
import { digits, rest, type Subfield, token, word } from './subfield.ts';

const candidateTypes: Readonly<Record<string, Partial<FieldTerm>>> = {
  host: { meaning: 'An address of the machine itself.' },
  srflx: { meaning: 'Server reflexive: the address that a STUN server saw, outside the NAT.' },
  prflx: { meaning: 'Peer reflexive: the address that the other peer saw during a check.' },
  relay: { meaning: 'An address on a TURN server, which passes the data on.' },
};

const candidateExtensions: Readonly<Record<string, Partial<FieldTerm>>> = {
  raddr: { meaning: 'The address from which this one was made; hidden by browsers.' },
  rport: { meaning: 'The port from which this one was made.' },
  tcptype: {
    meaning: 'Who connects, for a candidate over TCP.',
    source: sourceOf('RFC 6544 4.5'),
  },
  ufrag: { meaning: 'The ICE user name that it belongs to.' },
  generation: { meaning: 'Of Chromium, in no standard: counts ICE restarts.' },
  'network-id': { meaning: 'Of Chromium, in no standard: tells network interfaces apart.' },
  'network-cost': { meaning: 'Of Chromium, in no standard: what this network costs, up to 999.' },
};

const rfc8445 = sourceOf('RFC 8445 5.1.2.1');

function sayPriority(text: string): Partial<FieldTerm> {
  const parts = candidatePriority(/^\d{1,10}$/.test(text) ? Number(text) : 0);
  if (parts === null) return {};
  const { typePreference, localPreference, componentId } = parts;
  const meaning = `Type preference ${typePreference}, local preference ${localPreference}, component ${componentId}.`;
  return { meaning, source: rfc8445 };
}

/** Names and values take turns. */
function sayExtension(text: string, before: readonly string[]): Partial<FieldTerm> {
  const count = before.length;
  if (count % 2 === 0) return candidateExtensions[text] ?? {};
  return { name: `value of ${before[count - 1] ?? ''}`, meaning: 'Its value.' };
}

function sayAddress(address: string): Partial<FieldTerm> {
  if (!address.endsWith('.local')) return {};
  const meaning = 'A random name that only this network resolves, by mDNS: it hides the address.';
  return { meaning, source: sourceOf('draft-ietf-mmusic-mdns-ice-candidates 3.1.1') };
}

const candidate: readonly Subfield[] = [
  word('foundation', 'The same for candidates of the same kind: their checks share a fate.', {
    expect: { rule: '1*32ice-char', pattern: /^[A-Za-z0-9+/]{1,32}$/ },
  }),
  word('component-id', '1 is RTP, or all there is; 2 is RTCP on a port of its own.', {
    expect: digits,
  }),
  word('transport', 'UDP or TCP.', { expect: token }),
  word('priority', 'The greater, the sooner it is tried.', {
    expect: digits,
    says: sayPriority,
  }),
  word('connection-address', 'The address to try.', { says: sayAddress }),
  word('port', 'The port to try.', { expect: digits }),
  word('typ', 'Announces the type.', { expect: { rule: 'typ', pattern: /^typ$/ } }),
  word('cand-type', 'How the address was found.', {
    expect: token,
    says: (text) => candidateTypes[text] ?? {},
  }),
  word('cand-extension', 'An extension: who does not know it ignores it.', {
    many: true,
    optional: true,
    says: sayExtension,
  }),
];

const iceOptions: Readonly<Record<string, Partial<FieldTerm>>> = {
  trickle: {
    meaning: 'Candidates may come later, each by itself.',
    source: sourceOf('RFC 8840 4.1.1'),
  },
  ice2: { meaning: 'ICE as RFC 8445 has it.', source: sourceOf('RFC 8445 10') },
};

export const iceAttributes = [
  attribute('candidate', 'RFC 8839 5.1', 'One address where this peer may be reached.', candidate),
  attribute('remote-candidates', 'RFC 8839 5.2', 'The addresses that the offerer chose.', [
    rest('remote-candidate', 'Component, address and port.'),
  ]),
  attribute('ice-lite', 'RFC 8839 5.3', 'This peer only answers checks; it makes none.'),
  attribute('ice-mismatch', 'RFC 8839 5.3', 'The default address is no candidate.'),
  attribute(
    'ice-ufrag',
    'RFC 8839 5.4',
    'User name of the checks: with the password it belongs to one ICE session.',
    [
      rest('ufrag', 'At least 24 bits of randomness.', {
        expect: { rule: '4*256ice-char', pattern: /^[A-Za-z0-9+/]{4,256}$/ },
      }),
    ],
  ),
  attribute('ice-pwd', 'RFC 8839 5.4', 'Password of the checks: it signs them.', [
    rest('password', 'At least 128 bits of randomness.', {
      expect: { rule: '22*256ice-char', pattern: /^[A-Za-z0-9+/]{22,256}$/ },
    }),
  ]),
  attribute('ice-options', 'RFC 8839 5.6', 'Extensions of ICE that this peer knows.', [
    word('ice-option-tag', 'One extension.', {
      many: true,
      expect: token,
      says: (text) => iceOptions[text] ?? {},
    }),
  ]),
  attribute('ice-pacing', 'RFC 8839 5.5', 'Milliseconds between two checks.', [
    rest('pacing-value', 'In milliseconds.', { expect: digits }),
  ]),
  attribute('end-of-candidates', 'RFC 8840 8', 'No more candidates will come.'),
];
