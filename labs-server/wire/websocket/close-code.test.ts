import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { closeCodeOf, closeCodes, isSendableCloseCode } from './close-code.ts';

const { isValidStatusCode }: { isValidStatusCode(code: number): boolean } = createRequire(
  import.meta.url,
)('../../../node_modules/ws/lib/validation.js');

test('RFC 6455 section 7.4: the codes that a Close frame may carry are those that ws sends', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    assert.equal(isSendableCloseCode(code), isValidStatusCode(code), String(code));
  }
});

test('RFC 6455 section 7.4.1: the codes from 1000 to 1015 have a meaning of their own', () => {
  const codes = Array.from({ length: 16 }, (_, index) => 1000 + index);
  assert.deepEqual([...closeCodes.keys()], codes);
  assert.equal(closeCodeOf(1002).name, 'Protocol error');
});

test('RFC 6455 section 7.4.2: every other code belongs to somebody, or to nobody', () => {
  const names = [999, 1016, 2999, 3000, 3999, 4000, 4999, 5000].map(
    (code) => closeCodeOf(code).name,
  );
  const [unused, protocol, library, own] = [
    'not used',
    'reserved',
    'library or framework',
    'private use',
  ];
  assert.deepEqual(names, [unused, protocol, protocol, library, library, own, own, unused]);
});
