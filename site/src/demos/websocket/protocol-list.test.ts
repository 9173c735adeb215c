import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitProtocols } from './protocol-list.ts';

test('names are parted by commas; none is none', () => {
  assert.deepEqual(splitProtocols(' chat,superchat ,'), ['chat', 'superchat']);
  assert.deepEqual(splitProtocols('  '), []);
  assert.deepEqual(splitProtocols('no name'), ['no name']);
});
