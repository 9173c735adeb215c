import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, assertTiles } from '../testing/decoder-properties.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeCloseBody } from './decode-close-body.ts';

const seed = fuzzSeed();

/** Status code, reason, and the code and close code of the rule that is broken. */
function decode(hex: string) {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  const result = decodeCloseBody(bytes, { atEnd: true });
  if (result.status !== 'complete') return assert.fail();
  assertTiles(result.fields, 0, bytes.length);
  const { statusCode, reason } = result.value;
  const { code, protocolStatus } = result.fault ?? {};
  return [statusCode, reason, code, protocolStatus];
}

test('RFC 6455 section 5.5.1: a body is empty, or a status code and perhaps a reason', () => {
  assert.deepEqual(decode(''), [null, '', undefined, undefined]);
  assert.deepEqual(decode('03e8'), [1000, '', undefined, undefined]);
  assert.deepEqual(decode('0fa0c3a9'), [4000, 'é', undefined, undefined]);
});

test('RFC 6455 section 5.5.1: one byte is half of a status code', () => {
  assert.deepEqual(decode('03'), [null, '', 'close-body-one-byte', 1002]);
});

test('RFC 6455 section 7.4: codes that are never sent', () => {
  for (const code of [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535]) {
    const hex = code.toString(16).padStart(4, '0');
    assert.deepEqual(decode(hex), [code, '', 'close-code-not-allowed', 1002]);
  }
});

test('RFC 6455 section 5.5.1: the reason is UTF-8', () => {
  assert.deepEqual(decode('03e861ff'), [1000, 'a\ufffd', 'close-reason-not-utf8', 1007]);
});

test(`random bodies decode soundly (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 500; round += 1) {
    const bytes = random.bytes(random.below(6));
    assertSound(decodeCloseBody, bytes, true);
    assertSound(decodeCloseBody, bytes, false);
  }
});
