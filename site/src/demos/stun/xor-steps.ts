/** XOR-MAPPED-ADDRESS worked out: what stands on the wire, what it is XORed with, what comes out. RFC 8489 section 14.2. */
import { findValue, type StunAttribute } from '@wireside/labs-server/wire/stun/attribute.ts';
import { xorBytes } from '@wireside/labs-server/wire/stun/bytes.ts';
import type { StunMessage } from '@wireside/labs-server/wire/stun/decode-message.ts';
import { xorMappedAddress } from '@wireside/labs-server/wire/stun/xor-mapped-address.ts';

export interface XorStep {
  /** As the attribute has it. */
  readonly wire: Uint8Array;
  /** Of the magic cookie, and for IPv6 of the transaction ID behind it. */
  readonly key: Uint8Array;
  readonly plain: Uint8Array;
  /** What the bytes mean: a port, an IP address. */
  readonly text: string;
}

export interface XorSteps {
  readonly port: XorStep;
  readonly address: XorStep;
  readonly family: 'IPv4' | 'IPv6';
}

/** Index of the first byte of the X-Port within the attribute, type and length counted. */
const portAt = 6;

/**
 * Null for a message without a XOR-MAPPED-ADDRESS that can be read.
 * @param bytes of the message
 */
export function xorSteps(message: StunMessage, bytes: Uint8Array): XorSteps | null {
  const value = findValue(message.attributes, xorMappedAddress);
  const place = message.attributes.find(isXorMappedAddress);
  if (value === undefined || place === undefined) return null;
  const start = place.start + portAt;
  const key = bytes.subarray(4, 20);
  return {
    port: step(bytes.subarray(start, start + 2), key, String(value.port)),
    address: step(bytes.subarray(start + 2, place.end), key, value.address),
    family: place.end - start - 2 === 4 ? 'IPv4' : 'IPv6',
  };
}

function isXorMappedAddress({ definition }: StunAttribute): boolean {
  return definition === xorMappedAddress;
}

/** Both begin with the first byte of the magic cookie. */
function step(wire: Uint8Array, key: Uint8Array, text: string): XorStep {
  return {
    wire: wire.slice(),
    key: key.slice(0, wire.length),
    plain: xorBytes(wire, key),
    text,
  };
}
