import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { isAssigned, readRegistry } from '../testing/iana-registry.ts';
import { closeCodeOf, closeCodes, isSendableCloseCode } from './close-code.ts';

const { isValidStatusCode }: { isValidStatusCode(code: number): boolean } = createRequire(
  import.meta.url,
)('../../../node_modules/ws/lib/validation.js');

test('RFC 6455 section 7.4: the codes that a Close frame may carry are those that ws sends', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    assert.equal(isSendableCloseCode(code), isValidStatusCode(code), String(code));
  }
});

test('RFC 6455 section 11.7: the codes are those of the registry, with its meanings', () => {
  const rows = readRegistry(new URL('fixtures/iana-close-code-number.csv', import.meta.url));
  const registered = rows.filter(isAssigned).map(({ first, meaning }) => [first, meaning]);
  const named = registered.map(([code, meaning]) => [
    code,
    code === 1014 ? 'Bad gateway' : meaning,
  ]);
  assert.deepEqual(
    [...closeCodes].map(([code, { name }]) => [code, name]),
    named,
  );
});

test('RFC 6455 section 7.4.2: what nobody registered is told by its range', () => {
  const rows = readRegistry(new URL('fixtures/iana-close-code-number.csv', import.meta.url));
  for (const row of rows.filter((one) => !isAssigned(one))) {
    for (let code = row.first; code <= row.last; code += 1) {
      assert.equal(closeCodeOf(code).section, '7.4.2');
      assert.equal(closeCodes.has(code), false);
    }
  }
});

test('RFC 6455 section 7.4.2: every other code belongs to somebody, or to nobody', () => {
  const names = [999, 1016, 2999, 3001, 3999, 4000, 4999, 5000].map(
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
