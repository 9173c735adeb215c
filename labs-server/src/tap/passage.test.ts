import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restOf } from './passage.ts';

test('the rest of a passage keeps its time, and begins later in the stream', () => {
  const bytes = Buffer.from('headrest');
  const passage = { direction: 'client-to-server', timeUs: 7, streamOffset: 100, bytes } as const;
  const rest = restOf(passage, 4);
  assert.deepEqual(
    [rest.timeUs, rest.streamOffset, rest.bytes.toString('latin1')],
    [7, 104, 'rest'],
  );
  assert.equal(restOf(passage, bytes.length).bytes.length, 0);
});
