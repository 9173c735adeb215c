import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packetChecksum } from './checksum.ts';

/** The checksum as the hex digits that stand in the packet. */
function checksumOf(hex: string): string {
  return packetChecksum(Uint8Array.from(Buffer.from(hex, 'hex')))
    .toString(16)
    .padStart(8, '0');
}

test('CRC32c of 32 zero bytes is aa 36 91 8a, as RFC 3720 appendix B.4 prints it', () => {
  assert.equal(checksumOf('00'.repeat(32)), 'aa36918a');
});

test('the checksum field itself counts as zero', () => {
  const zeros = '00'.repeat(8);
  assert.equal(checksumOf(`${zeros}ffffffff${'00'.repeat(20)}`), 'aa36918a');
});
