import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isControl, opcodeName, opcodes } from './opcode.ts';

test('RFC 6455 section 11.8: six opcodes are registered, the others are reserved', () => {
  assert.deepEqual(
    Array.from({ length: 16 }, (_, opcode) => opcodeName(opcode)).filter((_, at) =>
      opcodes.has(at),
    ),
    ['continuation', 'text', 'binary', 'close', 'ping', 'pong'],
  );
  assert.equal(opcodeName(0xb), 'opcode 0xb');
});

test('RFC 6455 section 5.5: control frames have the first bit of the opcode set', () => {
  const control = [...opcodes.keys()].filter(isControl);
  assert.deepEqual(control, [0x8, 0x9, 0xa]);
});
