import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastThatSuffices } from './least-that-suffices.ts';

async function search(goal: number, tries: number) {
  const tried: number[] = [];
  const attempt = async (value: number): Promise<number> => {
    tried.push(value);
    return value;
  };
  const range = { low: 1, high: 1024, tries };
  const found = await leastThatSuffices(range, attempt, (value) => value >= goal);
  return { found, tried };
}

test('each try halves what is left of the scale, and the least that sufficed is told', async () => {
  const { found, tried } = await search(100, 4);
  assert.deepEqual(tried.map(Math.round), [1024, 32, 181, 76]);
  assert.equal(Math.round(found), 181);
});

test('when not even the greatest suffices nothing else is tried', async () => {
  const { found, tried } = await search(5_000, 4);
  assert.deepEqual([found, tried], [1024, [1024]]);
});
