import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { attributesMessage, bytesOf } from '../stun/testing/stun-bytes.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeTurnUnit, turnDecoder } from './decode-unit.ts';
import type { TurnFraming } from './framing.ts';

for (const framing of ['datagram', 'stream'] as const) {
  const fixtures = new URL(`fixtures/${framing}/`, import.meta.url);
  testGoldens(fixtures, turnDecoder(framing));
  testFuzz(fixtures, turnDecoder(framing));
}

/** Kind and broken rule of every unit, or how else the decoding ended. */
function outcomesOf(bytes: Uint8Array, framing: TurnFraming, atEnd = true): string[] {
  return decodeUnits(bytes, { atEnd }, turnDecoder(framing)).map(({ result }) => {
    if (result.status === 'malformed') return result.error.code;
    if (result.status === 'incomplete') return `waits for ${result.leastByteLength}`;
    return result.fault?.code ?? result.value.kind;
  });
}

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const channelData = bytesOf('4001 0003 61626300');
const request = attributesMessage('000d 0004 00000258');

test('RFC 8656 section 12: the first two bits tell STUN from ChannelData', () => {
  const outcomes = outcomesOf(joined(request, channelData, request), 'stream');
  assert.deepEqual(outcomes, ['stun', 'channel-data', 'stun', 'stun-message-truncated']);
  const open = outcomesOf(joined(channelData, request), 'stream', false);
  assert.deepEqual(open, ['channel-data', 'stun']);
  for (const first of ['80', 'c0', 'ff']) {
    assert.deepEqual(outcomesOf(bytesOf(first), 'stream'), ['neither-stun-nor-channel-data']);
  }
});

test('RFC 8489 section 6.3: a datagram has one message and nothing behind it', () => {
  assert.deepEqual(outcomesOf(request, 'datagram'), ['stun']);
  assert.deepEqual(outcomesOf(request, 'datagram', false), [`waits for ${request.length + 1}`]);
  const outcomes = outcomesOf(joined(request, channelData), 'datagram');
  assert.deepEqual(outcomes, ['stun-length-not-that-of-datagram']);
});

test('the attributes of TURN are read', () => {
  const result = decodeTurnUnit(request, { atEnd: true }, 'datagram');
  const lifetime = leafFields(result.fields).find(({ name }) => name === 'lifetime');
  assert.equal(lifetime?.value, 600);
});

const manyMessages = (size: number) =>
  joined(...Array.from({ length: size }, () => bytesOf('4001 0000')), request);

test('work is linear in the number of messages', () => {
  assertLinear(manyMessages, turnDecoder('stream'));
});
