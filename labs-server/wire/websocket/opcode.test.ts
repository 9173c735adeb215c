import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAssigned, readRegistry } from '../testing/iana-registry.ts';
import { isControl, opcodeName, opcodes } from './opcode.ts';

test('RFC 6455 section 11.8: the opcodes are those of the registry, and the others are reserved', () => {
  const rows = readRegistry(new URL('fixtures/iana-opcode.csv', import.meta.url));
  const registered = rows.filter(isAssigned).map(({ first, meaning }) => {
    const name = meaning.toLowerCase().replace(/^connection | frame$/g, '');
    return [first, name];
  });
  assert.deepEqual(
    [...opcodes].map(([opcode, { name }]) => [opcode, name]),
    registered,
  );
  assert.equal(opcodeName(0xb), 'opcode 0xb');
});

test('RFC 6455 section 5.5: control frames have the first bit of the opcode set', () => {
  const control = [...opcodes.keys()].filter(isControl);
  assert.deepEqual(control, [0x8, 0x9, 0xa]);
});
