/** What the user data of a DATA chunk are: the payload protocol identifiers of data channels, RFC 8831 section 8. */
import type { Source } from '../field/field.ts';

export const payloadProtocolIdentifiers = {
  'WebRTC DCEP': 50,
  'WebRTC String': 51,
  'WebRTC Binary Partial (deprecated)': 52,
  'WebRTC Binary': 53,
  'WebRTC String Partial (deprecated)': 54,
  'WebRTC String Empty': 56,
  'WebRTC Binary Empty': 57,
} as const;

interface KnownIdentifier {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

const rfc8831 = (section: string): Source => ({ standard: 'RFC 8831', section });
const deprecated = 'An old form of a long message: a sender must not use it any more.';
const empty = 'SCTP has no empty message: the one byte here stands for none.';

const known: ReadonlyMap<number, KnownIdentifier> = new Map([
  [
    50,
    {
      name: 'WebRTC DCEP',
      meaning: 'A message that opens a data channel, or the answer to it.',
      source: { standard: 'RFC 8832', section: '8.1' },
    },
  ],
  [51, { name: 'WebRTC String', meaning: 'Text in UTF-8.', source: rfc8831('6.6') }],
  [52, { name: 'WebRTC Binary Partial (deprecated)', meaning: deprecated, source: rfc8831('6.6') }],
  [53, { name: 'WebRTC Binary', meaning: 'Bytes.', source: rfc8831('6.6') }],
  [54, { name: 'WebRTC String Partial (deprecated)', meaning: deprecated, source: rfc8831('6.6') }],
  [56, { name: 'WebRTC String Empty', meaning: empty, source: rfc8831('6.6') }],
  [57, { name: 'WebRTC Binary Empty', meaning: empty, source: rfc8831('6.6') }],
]);

/** Name and meaning of an identifier; 0 is "not specified", of any other the number is told. */
export function payloadProtocolIdentifier(identifier: number): KnownIdentifier {
  const source = { standard: 'RFC 9260', section: '3.3.1' };
  const meaning = 'What the user data are; SCTP itself does not read it.';
  const name = identifier === 0 ? 'unspecified' : `identifier ${identifier}`;
  return known.get(identifier) ?? { name, meaning, source };
}
