import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { frameName } from './frame-name.ts';

const tableB1 = readRegistry(new URL('fixtures/t81-table-b1.csv', import.meta.url));

test('table B.1 of ITU-T T.81: the kinds of frame have the names of the standard', () => {
  const frames = tableB1.filter(({ meaning }) => meaning.startsWith('SOF'));
  assert.equal(frames.length, 13);
  for (const { first, meaning, description } of frames) {
    assert.equal(frameName(first), description.replace(';', ','), meaning);
  }
});
