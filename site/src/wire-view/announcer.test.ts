import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnnouncer, leastPauseMs } from './announcer.ts';

function announcerWithClock() {
  let nowMs = 0;
  let timer: { readonly atMs: number; readonly callback: () => void } | null = null;
  const spoken: { readonly atMs: number; readonly sentence: string }[] = [];
  const announcer = createAnnouncer({
    now: () => nowMs,
    later: (callback, delayMs) => {
      timer = { atMs: nowMs + delayMs, callback };
      return () => void (timer = null);
    },
    speak: (sentence) => spoken.push({ atMs: nowMs, sentence }),
  });
  const advance = (ms: number): void => {
    nowMs += ms;
    const due = timer;
    if (due === null || due.atMs > nowMs) return;
    timer = null;
    due.callback();
  };
  return { announcer, spoken, advance };
}

test('however often something happens, it is said at most once in two seconds', () => {
  const { announcer, spoken, advance } = announcerWithClock();
  for (let count = 1; count <= 1000; count += 1) {
    announcer.announce(`${count} records`);
    advance(10);
  }
  for (let at = 1; at < spoken.length; at += 1) {
    const pauseMs = (spoken[at]?.atMs ?? 0) - (spoken[at - 1]?.atMs ?? 0);
    assert.ok(pauseMs >= leastPauseMs, `${pauseMs} ms`);
  }
  assert.equal(spoken.length, 6);
});

test('the newest sentence wins, and nothing is said twice', () => {
  const { announcer, spoken, advance } = announcerWithClock();
  announcer.announce('1 record');
  announcer.announce('2 records');
  announcer.announce('3 records');
  advance(leastPauseMs);
  announcer.announce('3 records');
  advance(leastPauseMs);
  assert.deepEqual(
    spoken.map(({ sentence }) => sentence),
    ['1 record', '3 records'],
  );
});

test('a closed announcer says nothing more', () => {
  const { announcer, spoken, advance } = announcerWithClock();
  announcer.announce('1 record');
  announcer.announce('2 records');
  announcer.close();
  advance(10_000);
  assert.equal(spoken.length, 1);
});
