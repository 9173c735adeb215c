import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DiagramRow, lanesOf } from './diagram-row.ts';

const row = (lane: string): DiagramRow => ({
  key: lane,
  timeUs: 0,
  lane,
  toServer: true,
  title: '',
  carries: '',
  meaning: '',
  kind: 'request',
});

test('the server stands behind the first who speaks, and before all others', () => {
  assert.deepEqual(lanesOf([], 'lab'), ['lab']);
  assert.deepEqual(lanesOf(['a', 'b', 'a', 'c'].map(row), 'lab'), ['a', 'lab', 'b', 'c']);
});
