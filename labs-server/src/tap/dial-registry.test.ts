import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDialRegistry } from './dial-registry.ts';

const dial = { session: 'a', run: 1, hopOf: 3, mechanism: null };

test('a dial is handed out once', () => {
  const dials = createDialRegistry();
  dials.register(50_000, dial);
  assert.equal(dials.take(50_000), dial);
  assert.equal(dials.take(50_000), null);
});

test('a dial that is released is forgotten, but not its successor on the same port', () => {
  const dials = createDialRegistry();
  const release = dials.register(50_000, dial);
  const successor = { ...dial, run: 2 };
  dials.register(50_000, successor);
  release();
  assert.equal(dials.take(50_000), successor);
  dials.register(50_000, dial)();
  assert.equal(dials.size, 0);
});
