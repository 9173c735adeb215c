import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideRun } from './outside-run.ts';

test('only the run of an address changes', () => {
  const url = 'http://127.0.0.1:4601/s/00ff/12/stun/claims?port=50000&run=12';
  assert.equal(outsideRun(url), 'http://127.0.0.1:4601/s/00ff/0/stun/claims?port=50000&run=12');
});
