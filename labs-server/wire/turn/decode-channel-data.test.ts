import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { bytesOf } from '../stun/testing/stun-bytes.ts';
import { decodeChannelData } from './decode-channel-data.ts';
import type { TurnFraming } from './framing.ts';

/** How the decoding of `hex` ended. */
function outcomeOf(hex: string, framing: TurnFraming, atEnd = true): string {
  const result = decodeChannelData(bytesOf(hex), { atEnd }, framing);
  if (result.status === 'malformed') return result.error.code;
  if (result.status === 'incomplete') return `waits for ${result.leastByteLength}`;
  return result.fault?.code ?? `${result.byteLength} B`;
}

test('RFC 8656 section 12.4: channel number, length and application data', () => {
  const result = decodeChannelData(bytesOf('4001 0003 616263'), { atEnd: true }, 'datagram');
  if (result.status !== 'complete') return assert.fail(result.status);
  assert.deepEqual(result.value, { channelNumber: 0x4001, data: { start: 4, end: 7 } });
});

test('section 12.5: on a stream the message is padded, in a datagram it may be', () => {
  assert.equal(outcomeOf('4001 0003 616263', 'stream'), 'channel-data-truncated');
  assert.equal(outcomeOf('4001 0003 616263', 'stream', false), 'waits for 8');
  assert.equal(outcomeOf('4001 0003 61626300', 'stream', false), '8 B');
  assert.equal(outcomeOf('4001 0000', 'stream', false), '4 B');
  assert.equal(outcomeOf('4001 0003 616263', 'datagram'), '7 B');
  assert.equal(outcomeOf('4001 0003 61626300', 'datagram'), '8 B');
});

test('a datagram says where its message ends', () => {
  assert.equal(outcomeOf('4001 0003 616263', 'datagram', false), 'waits for 8');
  assert.equal(outcomeOf('4001 0004 616263', 'datagram'), 'channel-data-truncated');
  const tooLong = '4001 0003 6162630000';
  assert.equal(outcomeOf(tooLong, 'datagram'), 'channel-data-length-too-small');
});

test('section 12: other channel numbers are reserved', () => {
  assert.equal(outcomeOf('4fff 0000', 'stream'), '4 B');
  assert.equal(outcomeOf('5000 0000', 'stream'), 'channel-number-reserved');
  assert.equal(outcomeOf('0001 0000', 'stream'), 'channel-data-first-bits-wrong');
});

test('on a stream every proper prefix waits for more', () => {
  assertPrefixesIncomplete(
    (bytes, options) => decodeChannelData(bytes, options, 'stream'),
    bytesOf('4001 0005 6162636465000000'),
  );
});
