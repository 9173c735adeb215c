import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginTankRun, noTankRuns, withTankRun } from './channel-tank-runs.ts';

const asked = { way: 'loop', place: 'same', totalBytes: 100 } as const;

test('a newer run of the same kind takes the place of the older one, at the end', () => {
  const first = beginTankRun(asked);
  const other = beginTankRun({ ...asked, way: 'wait' });
  const again = { ...first, peakBytes: 7 };
  assert.deepEqual([first, other, again].reduce(withTankRun, noTankRuns), [other, again]);
});
