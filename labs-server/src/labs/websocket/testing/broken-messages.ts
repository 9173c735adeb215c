/** Frames with a right header whose data break a rule, or are too much: RFC 6455 sections 5.5.1, 7.4 and 8.1, RFC 7692. */
import { constants, deflateRawSync } from 'node:zlib';
import { maxMessageBytes } from '../../accept-web-socket.ts';
import { type BrokenFrames, frame, key } from './broken-frame.ts';

/** RFC 7692 section 7.2.1: DEFLATE with a flush, without its last 4 bytes. */
const deflated = (message: Buffer): string =>
  deflateRawSync(message, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4).toString('hex');

const close = (code: number, reason = ''): string =>
  frame('88', code.toString(16).padStart(4, '0') + reason);

const protocol = { code: 1002 } as const;
const notText = { code: 1007, rule: 'text-not-utf8', section: '8.1' } as const;
const notDeflate = {
  code: 1007,
  rule: 'message-not-deflate',
  standard: 'RFC 7692',
  section: '7.2.2',
  deflate: true,
} as const;
const tooBig = { code: 1009, rule: null, section: '10.4' } as const;

const sizes: readonly BrokenFrames[] = [
  { what: '2^63 - 1', hex: `82ff7fffffffffffffff${key}`, ...tooBig },
  { what: '1 GiB', hex: `82ff0000000040000000${key}48656c6c6f`, ...tooBig },
  { what: 'one byte more than the limit', hex: `82ff0000000000100001${key}`, ...tooBig },
  {
    what: 'one byte more than the limit, in two fragments',
    hex: `${frame('02', '00'.repeat(maxMessageBytes / 2))}80ff0000000000080001${key}`,
    ...tooBig,
  },
  {
    what: 'one byte more than the limit, once it is inflated',
    hex: frame('c2', deflated(Buffer.alloc(maxMessageBytes + 1))),
    ...tooBig,
    deflate: true,
  },
];

const data: readonly BrokenFrames[] = [
  { what: 'a text that is not UTF-8', hex: frame('81', 'c328'), ...notText },
  { what: 'a text that ends within a character', hex: frame('81', 'c5'), ...notText },
  { what: 'a surrogate in UTF-8', hex: frame('81', 'eda080'), ...notText },
  {
    what: 'a text that is not UTF-8, in two fragments',
    hex: frame('01', 'c3') + frame('80', '28'),
    ...notText,
  },
  {
    what: 'a compressed text that is not UTF-8',
    hex: frame('c1', deflated(Buffer.of(0xc3, 0x28))),
    ...notText,
    deflate: true,
  },
  { what: 'a compressed message that is no DEFLATE', hex: frame('c1', 'ffff'), ...notDeflate },
  { what: 'a compressed message before its window', hex: frame('c1', 'f200110000'), ...notDeflate },
];

const closes: readonly BrokenFrames[] = [
  {
    what: 'a Close body of one byte',
    hex: frame('88', '03'),
    ...protocol,
    rule: 'close-body-one-byte',
    section: '5.5.1',
  },
  {
    what: 'a reason that is not UTF-8',
    hex: close(1000, 'c328'),
    code: 1007,
    rule: 'close-reason-not-utf8',
    section: '8.1',
  },
  ...[0, 999, 1016, 2000, 2999, 5000, 65_535].map((code) => closeCode(code, '7.4.2')),
  ...[1004, 1005, 1006, 1015].map((code) => closeCode(code, '7.4.1')),
];

function closeCode(code: number, section: string): BrokenFrames {
  return {
    what: `Close ${code}`,
    hex: close(code),
    ...protocol,
    rule: 'close-code-not-allowed',
    section,
  };
}

export const brokenMessages: readonly BrokenFrames[] = [...sizes, ...data, ...closes];
