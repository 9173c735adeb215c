/** Every rule about a frame's header, and every way to break it: RFC 6455 sections 5.1 to 5.5, RFC 7692 section 6.1. */
import { type BrokenFrames, frame, key } from './broken-frame.ts';

const protocol = { code: 1002 } as const;
const reservedBit = {
  ...protocol,
  rule: 'reserved-bit-without-extension',
  section: '5.2',
} as const;
const reservedOpcode = { ...protocol, rule: 'opcode-reserved', section: '5.2' } as const;
const notFirst = {
  ...protocol,
  rule: 'rsv1-not-on-first-frame',
  standard: 'RFC 7692',
  section: '6.1',
  deflate: true,
} as const;
const fragmentedControl = {
  ...protocol,
  rule: 'control-frame-fragmented',
  section: '5.5',
} as const;
const longControl = { ...protocol, rule: 'control-frame-too-long', section: '5.5' } as const;
const notMinimal = { ...protocol, rule: 'payload-length-not-minimal', section: '5.2' } as const;
const huge = { ...protocol, rule: 'payload-length-too-large', section: '5.2' } as const;
const headers: readonly BrokenFrames[] = [
  { what: 'RSV1 without an extension', hex: frame('c1', '41'), ...reservedBit },
  { what: 'RSV2', hex: frame('a1', '41'), ...reservedBit },
  { what: 'RSV3', hex: frame('91', '41'), ...reservedBit },
  { what: 'RSV1 on a ping', hex: frame('c9'), ...reservedBit },
  { what: 'RSV2 with compression', hex: frame('a1', '41'), ...reservedBit, deflate: true },
  { what: 'RSV1 and RSV3 with compression', hex: frame('d1', '41'), ...reservedBit, deflate: true },
  { what: 'RSV1 on a ping with compression', hex: frame('c9'), ...notFirst },
  { what: 'RSV1 on Close with compression', hex: frame('c8'), ...notFirst },
  {
    what: 'RSV1 on a continuation with compression',
    hex: frame('41', 'f248cd') + frame('c0', 'c9c90700'),
    ...notFirst,
  },
  ...['3', '4', '5', '6', '7', 'b', 'c', 'd', 'e', 'f'].map((opcode) => ({
    what: `opcode 0x${opcode}`,
    hex: frame(`8${opcode}`, '41'),
    ...reservedOpcode,
  })),
  {
    what: 'a frame that is not masked',
    hex: '810548656c6c6f',
    ...protocol,
    rule: 'client-frame-not-masked',
    section: '5.1',
  },
  {
    what: 'a ping that is not masked',
    hex: '8900',
    ...protocol,
    rule: 'client-frame-not-masked',
    section: '5.1',
  },
];

const fragments: readonly BrokenFrames[] = [
  { what: 'a ping in fragments', hex: frame('09', '41'), ...fragmentedControl },
  { what: 'a pong in fragments', hex: frame('0a', '41'), ...fragmentedControl },
  { what: 'a Close frame in fragments', hex: frame('08', '03e8'), ...fragmentedControl },
  { what: 'a ping of 126 bytes', hex: frame('89', '41'.repeat(126)), ...longControl },
  {
    what: 'a Close frame of 126 bytes',
    hex: frame('88', `03e8${'41'.repeat(124)}`),
    ...longControl,
  },
  {
    what: 'a continuation of nothing',
    hex: frame('80', '41'),
    ...protocol,
    rule: 'continuation-without-start',
    section: '5.4',
  },
  {
    what: 'a continuation after the last fragment',
    hex: frame('01', '41') + frame('80', '42') + frame('80', '43'),
    ...protocol,
    rule: 'continuation-without-start',
    section: '5.4',
  },
  {
    what: 'a message within a message',
    hex: frame('01', '41') + frame('89') + frame('82', '42'),
    ...protocol,
    rule: 'message-within-message',
    section: '5.4',
  },
];

const lengths: readonly BrokenFrames[] = [
  { what: '5 in 16 bits', hex: `81fe0005${key}48656c6c6f`, ...notMinimal },
  { what: '125 in 16 bits', hex: `82fe007d${key}${'41'.repeat(125)}`, ...notMinimal },
  { what: '5 in 64 bits', hex: `81ff0000000000000005${key}48656c6c6f`, ...notMinimal },
  {
    what: '65,535 in 64 bits',
    hex: `82ff000000000000ffff${key}${'41'.repeat(65_535)}`,
    ...notMinimal,
  },
  { what: 'nothing in 16 bits', hex: `81fe0000${key}`, ...notMinimal },
  { what: '2^63', hex: `82ff8000000000000000${key}`, ...huge },
  { what: '2^64 - 1', hex: `82ffffffffffffffffff${key}`, ...huge },
];

export const brokenHeaders: readonly BrokenFrames[] = [...headers, ...fragments, ...lengths];
