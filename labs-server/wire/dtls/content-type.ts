/** What a record carries: RFC 5246 section 6.2.1, and the types of later standards. */
import type { Source } from '../field/field.ts';

export const contentTypes = {
  change_cipher_spec: 20,
  alert: 21,
  handshake: 22,
  application_data: 23,
  heartbeat: 24,
  tls12_cid: 25,
  ack: 26,
} as const;

interface KnownType {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

const of = (standard: string, section: string): Source => ({ standard, section });

const known: ReadonlyMap<number, KnownType> = new Map([
  [
    20,
    {
      name: 'change_cipher_spec',
      meaning: 'From the next record on the sender encrypts.',
      source: of('RFC 5246', '7.1'),
    },
  ],
  [21, { name: 'alert', meaning: 'A warning or the end.', source: of('RFC 5246', '7.2') }],
  [
    22,
    {
      name: 'handshake',
      meaning: 'A message of the handshake, or a fragment of one.',
      source: of('RFC 6347', '4.2.2'),
    },
  ],
  [
    23,
    {
      name: 'application_data',
      meaning: 'What the application sends: here packets of SCTP.',
      source: of('RFC 5246', '10'),
    },
  ],
  [
    24,
    { name: 'heartbeat', meaning: 'Asks whether the peer is there.', source: of('RFC 6520', '3') },
  ],
  [
    25,
    {
      name: 'tls12_cid',
      meaning: 'An encrypted record with a connection ID.',
      source: of('RFC 9146', '4'),
    },
  ],
  [
    26,
    {
      name: 'ack',
      meaning: 'Tells which records of the handshake arrived.',
      source: of('RFC 9147', '7'),
    },
  ],
]);

/** Name and meaning of a content type; null where no record has it. */
export function contentType(type: number): KnownType | null {
  return known.get(type) ?? null;
}
