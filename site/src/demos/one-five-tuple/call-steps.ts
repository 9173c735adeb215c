/** What happens in a call, in order, and the packet in which it was first seen. Pure. */
import type { Source } from '@wireside/labs-server/wire/field/field.ts';
import type { CallProtocol, PlacedPacket } from './packet-places.ts';

export interface CallStep {
  readonly title: string;
  /** One sentence: what it is for. */
  readonly meaning: string;
  readonly protocol: CallProtocol;
  readonly source: Source;
  /** Which titles of packets are it. */
  readonly pattern: RegExp;
}

const step = (
  title: string,
  protocol: CallProtocol,
  pattern: RegExp,
  [standard, section]: readonly [string, string],
  meaning: string,
): CallStep => ({ title, protocol, pattern, source: { standard, section }, meaning });

/** In the order of a call. */
export const callSteps: readonly CallStep[] = [
  step(
    'Connectivity check',
    'STUN',
    /^Binding request/,
    ['RFC 8445', '7.2.4'],
    'Does a packet get through on this pair of addresses?',
  ),
  step(
    'Its answer',
    'STUN',
    /^Binding success/,
    ['RFC 8445', '7.3'],
    'Yes; and from here on the path is known to both.',
  ),
  step(
    'ClientHello',
    'DTLS',
    /client_hello/,
    ['RFC 8446', '4.1.2'],
    'Which ciphers, and with use_srtp: which protection for media?',
  ),
  step('ServerHello', 'DTLS', /server_hello/, ['RFC 5246', '7.4.1.3'], 'These are chosen.'),
  step(
    'Certificate',
    'DTLS',
    /certificate/,
    ['RFC 8827', '6.5'],
    'Its hash has to be the a=fingerprint of the description.',
  ),
  step(
    'First encrypted record',
    'DTLS',
    /encrypted/,
    ['RFC 6347', '4.1'],
    'From here on nobody on the way can read the records.',
  ),
  step(
    'SCTP INIT',
    'SCTP',
    /\bINIT\b(?! ACK)/,
    ['RFC 9260', '5.1'],
    'Begins the association that carries all data channels.',
  ),
  step(
    'COOKIE ECHO',
    'SCTP',
    /COOKIE ECHO/,
    ['RFC 9260', '5.1'],
    'The cookie that the other side gave comes back: it is really there.',
  ),
  step(
    'Data channel opened',
    'SCTP',
    /DATA_CHANNEL_OPEN/,
    ['RFC 8832', '5.1'],
    'A label, and how reliable it has to be.',
  ),
  step(
    'A message',
    'SCTP',
    /WebRTC (?:String|Binary)/,
    ['RFC 8831', '6.6'],
    'What send() was called with.',
  ),
  step(
    'First SRTP packet',
    'SRTP',
    /^SRTP /,
    ['RFC 3711', '3.1'],
    'Media: the header is readable for everybody, the payload is not.',
  ),
  step('The same, decrypted', 'RTP', /^RTP /, ['RFC 3550', '5.1'], 'Only the two ends see this.'),
  step(
    'Report or feedback',
    'RTCP',
    /^RTCP /,
    ['RFC 3550', '6.4'],
    'How much arrived; and wishes, such as a whole picture.',
  ),
];

export interface SeenStep {
  readonly step: CallStep;
  /** Null: not seen yet. */
  readonly packet: PlacedPacket | null;
}

/** Each step with the first packet that is it. */
export function seenSteps(packets: readonly PlacedPacket[]): readonly SeenStep[] {
  return callSteps.map((each) => ({
    step: each,
    packet:
      packets.find(
        ({ protocol, unit }) => protocol === each.protocol && each.pattern.test(unit.title),
      ) ?? null,
  }));
}
