import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priority } from './priority.ts';
import { assertAttribute, bytesOf, decodeAlone, faultOf } from './testing/stun-bytes.ts';

test('RFC 8445 section 16.1: a number of 32 bits', () => {
  assertAttribute(priority, 0x6e0001ff, '6e0001ff');
  assert.equal(faultOf(priority, '6e0001'), 'attribute-length-invalid');
});

test('section 5.1.2.1: it is made of type preference, local preference and component', () => {
  const [, , ...parts] = decodeAlone(priority, bytesOf('7e7e1eff')).field?.children ?? [];
  assert.deepEqual(
    parts.map(({ value }) => value),
    [126, 32286, 255],
  );
});
