/**
 * Made-up IP, TCP and UDP headers round real bytes. The tap sees sockets, not packets: these headers exist so that
 * tools which read packets can follow the streams. Sources: RFC 791 section 3.1, RFC 8200 section 3, RFC 9293 section 3.1, RFC 768.
 */
import type { Endpoint } from '../record.ts';
import { concatBytes } from './bytes.ts';
import { isIpv4, toIpv4Bytes, toIpv6Bytes } from './internet-address.ts';

/** What fits behind a 20-byte IPv4 and a 20-byte TCP header in a packet of 65,535 bytes. */
export const maxPayloadBytes = 65_495;

const protocolNumber = { tcp: 6, udp: 17 } as const;

/** Control bits of a TCP header (RFC 9293 section 3.1). */
export const controlBit = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;

export interface Path {
  readonly source: Endpoint;
  readonly destination: Endpoint;
}

export interface TcpSegment extends Path {
  readonly sequenceNumber: number;
  readonly acknowledgmentNumber: number;
  readonly controlBits: number;
  readonly payload: Uint8Array;
}

/** An IP packet that carries one TCP segment. `payload` holds at most `maxPayloadBytes`. */
export function encodeTcpPacket(segment: TcpSegment): Uint8Array {
  const isSyn = (segment.controlBits & controlBit.syn) !== 0;
  // A window of 65,535 << 14 on both sides: no made-up window can ever seem to be full.
  const options = isSyn ? Uint8Array.of(1, 3, 3, 14) : new Uint8Array(0);
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint16(0, segment.source.port);
  view.setUint16(2, segment.destination.port);
  view.setUint32(4, segment.sequenceNumber);
  view.setUint32(8, segment.acknowledgmentNumber);
  view.setUint8(12, ((20 + options.length) / 4) << 4);
  view.setUint8(13, segment.controlBits);
  view.setUint16(14, 65_535);
  return encodeIpPacket(segment, 'tcp', concatBytes([header, options, segment.payload]), 16);
}

/** An IP packet that carries one UDP datagram. `payload` holds at most `maxPayloadBytes`. */
export function encodeUdpPacket(path: Path, payload: Uint8Array): Uint8Array {
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint16(0, path.source.port);
  view.setUint16(2, path.destination.port);
  view.setUint16(4, 8 + payload.length);
  return encodeIpPacket(path, 'udp', concatBytes([header, payload]), 6);
}

function encodeIpPacket(
  { source, destination }: Path,
  protocol: keyof typeof protocolNumber,
  transport: Uint8Array,
  checksumOffset: number,
): Uint8Array {
  const version4 = isIpv4(source.address) && isIpv4(destination.address);
  const toBytes = version4 ? toIpv4Bytes : toIpv6Bytes;
  const addresses = concatBytes([toBytes(source.address), toBytes(destination.address)]);
  const pseudoHeader = new Uint8Array(8);
  new DataView(pseudoHeader.buffer).setUint32(0, transport.length);
  pseudoHeader[7] = protocolNumber[protocol];
  const sum = checksum([addresses, pseudoHeader, transport]);
  // RFC 768: a computed checksum of zero is sent as all ones; zero means "none".
  const field = sum === 0 && protocol === 'udp' ? 0xffff : sum;
  new DataView(transport.buffer).setUint16(checksumOffset, field);
  const encodeHeader = version4 ? encodeIpv4Header : encodeIpv6Header;
  return concatBytes([
    encodeHeader(protocolNumber[protocol], transport.length, addresses),
    transport,
  ]);
}

function encodeIpv4Header(protocol: number, length: number, addresses: Uint8Array): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, 20 + length);
  view.setUint16(6, 0x4000);
  view.setUint8(8, 64);
  view.setUint8(9, protocol);
  header.set(addresses, 12);
  view.setUint16(10, checksum([header]));
  return header;
}

function encodeIpv6Header(protocol: number, length: number, addresses: Uint8Array): Uint8Array {
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x60);
  view.setUint16(4, length);
  view.setUint8(6, protocol);
  view.setUint8(7, 64);
  header.set(addresses, 8);
  return header;
}

/** The Internet checksum (RFC 1071). All parts but the last have an even length. */
function checksum(parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 2) {
      sum += ((part[index] ?? 0) << 8) | (part[index + 1] ?? 0);
    }
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
