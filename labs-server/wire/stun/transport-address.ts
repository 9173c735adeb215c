/** A transport address in an attribute: family, port, IP address. RFC 8489 sections 14.1 and 14.2. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition, AttributeReading } from './attribute.ts';
import { joinBytes, uintBytes, xorBytes } from './bytes.ts';
import { ipBytes, ipText } from './ip-address.ts';

export interface TransportAddress {
  /** `192.0.2.1`, or `2001:db8::1` in the canonical text of RFC 5952. */
  readonly address: string;
  readonly port: number;
}

/** `192.0.2.1:3478` or `[2001:db8::1]:3478`. */
export function addressText({ address, port }: TransportAddress): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

export type IpFamily = 'IPv4' | 'IPv6';

/** The numbers of the address families, the same in every attribute. */
export const ipFamilies = { IPv4: 0x01, IPv6: 0x02 } as const satisfies Record<IpFamily, number>;

/** Null for a number that is no family. */
export function ipFamily(number: number): IpFamily | null {
  if (number === ipFamilies.IPv4) return 'IPv4';
  return number === ipFamilies.IPv6 ? 'IPv6' : null;
}

const addressLengths = { least: 8, most: 20, multipleOf: 4 } as const;

/** Reads an address of `byteLength` bytes; `xorKey` is null where it stands as it is. */
function readAddress(
  reader: FieldReader,
  byteLength: number,
  xorKey: Uint8Array | null,
  source: Source,
): AttributeReading<TransportAddress> {
  const start = reader.byteIndex;
  const [, familyNumber = 0] = reader.bytes.subarray(start, start + 2);
  const family = ipFamily(familyNumber);
  reader.uint({ name: 'zeros', meaning: 'Must be ignored: they align what follows.', source }, 8);
  const familyMeaning = 'The address family: 0x01 is IPv4, 0x02 is IPv6.';
  reader.take({ name: 'Family', meaning: familyMeaning, source }, 1, family ?? familyNumber);
  const address = readPortAndIp(reader, byteLength - 4, xorKey, source);
  const expected = family === 'IPv4' ? 8 : 20;
  if (family !== null && byteLength === expected)
    return { value: address, shown: addressText(address) };
  const what =
    family === null
      ? `expected 0x01 or 0x02, found ${familyNumber}`
      : `${family} needs ${expected} bytes, ${byteLength} are there`;
  const range = reader.layerRange({ start: start + 1, end: start + 2 });
  const broken: BrokenRule = {
    code: 'address-family-invalid',
    field: 'Family',
    range,
    what,
    source,
  };
  return { value: address, shown: null, broken };
}

function readPortAndIp(
  reader: FieldReader,
  ipLength: number,
  xorKey: Uint8Array | null,
  source: Source,
): TransportAddress {
  const start = reader.byteIndex;
  const raw = reader.bytes.subarray(start, start + 2 + ipLength);
  const plain = (bytes: Uint8Array) => (xorKey ? xorBytes(bytes, xorKey) : bytes);
  const [high = 0, low = 0] = plain(raw.subarray(0, 2));
  const port = (high << 8) | low;
  const address = ipText(plain(raw.subarray(2)));
  const x = xorKey ? 'X-' : '';
  const portMeaning = xorKey
    ? 'The port, XORed with the first 16 bits of the magic cookie.'
    : 'The port, as it is.';
  const ipMeaning = xorKey
    ? 'The IP address, XORed with the magic cookie and, for IPv6, the transaction ID: so that no NAT finds and rewrites it.'
    : 'The IP address, as it is: some NATs rewrite every address that they find.';
  reader.take({ name: `${x}Port`, meaning: portMeaning, source }, 2, port);
  reader.take({ name: `${x}Address`, meaning: ipMeaning, source }, ipLength, address);
  return { address, port };
}

/** The bytes of an address. Throws a RangeError for a text that is no IP address, or a port beyond 16 bits. */
function encodeAddress({ address, port }: TransportAddress, xorKey: Uint8Array | null): Uint8Array {
  const ip = ipBytes(address);
  if (ip === null) throw new RangeError(`expected an IP address, found ${address}`);
  const plain = (bytes: Uint8Array) => (xorKey ? xorBytes(bytes, xorKey) : bytes);
  const family = ip.length === 4 ? ipFamilies.IPv4 : ipFamilies.IPv6;
  return joinBytes([Uint8Array.of(0, family), plain(uintBytes(port, 2)), plain(ip)]);
}

/** What an attribute is called, before it is known how its value is read. */
type AttributeTerm = FieldTerm & Pick<AttributeDefinition<unknown>, 'type'>;

/** An attribute that is an address XORed with the cookie and the transaction ID. */
export function xorAddressAttribute(term: AttributeTerm): AttributeDefinition<TransportAddress> {
  return {
    ...term,
    lengths: addressLengths,
    read: (reader, byteLength, { xorKey }) => readAddress(reader, byteLength, xorKey, term.source),
    encode: (value, { xorKey }) => encodeAddress(value, xorKey),
  };
}

/** An attribute that is an address as it is. */
export function plainAddressAttribute(term: AttributeTerm): AttributeDefinition<TransportAddress> {
  return {
    ...term,
    lengths: addressLengths,
    read: (reader, byteLength) => readAddress(reader, byteLength, null, term.source),
    encode: (value) => encodeAddress(value, null),
  };
}
