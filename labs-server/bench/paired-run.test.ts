import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, cpuUsEach, perSecond, runPairs } from './paired-run.ts';

/** A server of which each operation takes 1 ms and as much CPU as `costUs` tells. */
function fakeRun(seconds: number) {
  const order: string[] = [];
  let nowMs = 0;
  let cpuUs = 0;
  const work = (name: string, costUs: number) => async (sliceSeconds: number) => {
    order.push(name);
    const operations = sliceSeconds * 1000;
    nowMs += operations;
    cpuUs += operations * costUs;
    return operations;
  };
  const clocks = { cpuUs: async () => cpuUs, nowMs: () => nowMs };
  const contenders = { measured: work('measured', 30), baseline: work('baseline', 20) };
  return { order, pairs: runPairs({ ...contenders, ...clocks, seconds }) };
}

test('slices alternate, who begins alternates too, and warming up is not counted', async () => {
  const { order, pairs } = fakeRun(4);
  assert.equal((await pairs).length, 8);
  assert.deepEqual(order.slice(4, 12), [
    'measured',
    'baseline',
    'baseline',
    'measured',
    'measured',
    'baseline',
    'baseline',
    'measured',
  ]);
  assert.equal((await fakeRun(1).pairs).length, 6);
});

test('a row tells both medians, the ratio and the gate', async () => {
  const pairs = await fakeRun(3).pairs;
  assert.deepEqual(compare('CPU', pairs, cpuUsEach, { atMost: 1.15 }), [
    'CPU',
    '30',
    '20',
    '1.500',
    '<= 1.15 MISSED',
  ]);
  assert.deepEqual(compare('rate', pairs, perSecond, { atLeast: 0.85 }), [
    'rate',
    '1000',
    '1000',
    '1.000',
    '>= 0.85 ok',
  ]);
});
