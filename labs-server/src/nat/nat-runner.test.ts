import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import {
  idleMs,
  jobWithinMs,
  maxWaiting,
  NatBusyError,
  NatRunner,
  type NatThreadEvents,
} from './nat-runner.ts';
import { natScenario } from './testing/scenario.ts';

const job = [natScenario()];
const never = new AbortController().signal;

function start() {
  const clock = createFakeClock();
  const threads: { events: NatThreadEvents; posted: number; ended: boolean }[] = [];
  const runner = new NatRunner({
    startThread(events) {
      const thread = { events, posted: 0, ended: false };
      threads.push(thread);
      return { post: () => void (thread.posted += 1), end: () => void (thread.ended = true) };
    },
    after: (delayMs, callback) => clock.after(delayMs, callback),
  });
  const answer = () => threads.at(-1)?.events.onAnswer({ ok: true, runs: [] });
  return { clock, threads, runner, answer };
}

test('jobs run one after the other, on one thread', async () => {
  const { runner, threads, answer } = start();
  const first = runner.run(job, never);
  const second = runner.run(job, never);
  assert.equal(threads[0]?.posted, 1);
  answer();
  await first;
  assert.equal(threads[0]?.posted, 2);
  answer();
  await second;
  assert.equal(threads.length, 1);
});

test('more jobs than may wait are refused at once', async () => {
  const { runner } = start();
  for (let count = 0; count <= maxWaiting; count += 1) void runner.run(job, never);
  await assert.rejects(runner.run(job, never), NatBusyError);
});

test('a job that takes too long is ended with its thread, and the next one gets a new one', async () => {
  const { runner, clock, threads, answer } = start();
  const first = runner.run(job, never);
  const second = runner.run(job, never);
  clock.advance(jobWithinMs);
  await assert.rejects(first, /took longer than 15 seconds/);
  assert.equal(threads[0]?.ended, true);
  answer();
  assert.deepEqual(await second, []);
  assert.equal(threads.length, 2);
});

test('who gives up while waiting loses its place; who gives up while running ends the thread', async () => {
  const { runner, threads } = start();
  const running = new AbortController();
  const waiting = new AbortController();
  const first = runner.run(job, running.signal);
  const second = runner.run(job, waiting.signal);
  waiting.abort();
  await assert.rejects(second, /given up/);
  assert.equal(threads[0]?.ended, false);
  running.abort();
  await assert.rejects(first, /given up/);
  assert.equal(threads[0]?.ended, true);
});

test('a thread that dies fails its job', async () => {
  const { runner, threads } = start();
  const first = runner.run(job, never);
  threads[0]?.events.onEnd('out of memory');
  await assert.rejects(first, /out of memory/);
});

test('a thread that dies while nothing runs is replaced by the next job', async () => {
  const { runner, threads, answer } = start();
  const first = runner.run(job, never);
  answer();
  await first;
  threads[0]?.events.onEnd('out of memory');
  const second = runner.run(job, never);
  assert.equal(threads.length, 2);
  answer();
  assert.deepEqual(await second, []);
});

test('who has given up already starts nothing', async () => {
  const { runner, threads } = start();
  await assert.rejects(runner.run(job, AbortSignal.abort()), /given up/);
  assert.equal(threads.length, 0);
});

test('an idle thread ends after a while', async () => {
  const { runner, clock, threads, answer } = start();
  const first = runner.run(job, never);
  answer();
  await first;
  clock.advance(idleMs - 1);
  assert.equal(threads[0]?.ended, false);
  clock.advance(1);
  assert.equal(threads[0]?.ended, true);
});
