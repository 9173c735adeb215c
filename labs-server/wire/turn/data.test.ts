import { test } from 'node:test';
import { data } from './data.ts';
import { assertAttribute } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.4: any bytes, or none', () => {
  assertAttribute(data, Uint8Array.of(1, 2, 3), '010203');
  assertAttribute(data, new Uint8Array(0), '');
});
