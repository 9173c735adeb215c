import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../../clock/fake-clock.ts';
import { paceByPage, pauseAboveBytes, waitAtMostMs } from './slow-page.ts';

function setUp() {
  const clock = createFakeClock();
  const calls: string[] = [];
  const page = { bufferedAmount: 0, close: (code: number) => void calls.push(`close ${code}`) };
  const transcoding = {
    pause: () => void calls.push('pause'),
    resume: () => void calls.push('resume'),
  };
  return { clock, calls, page, sent: paceByPage(clock, page, transcoding) };
}

test('ffmpeg is read on while the page reads', () => {
  const { clock, calls, page, sent } = setUp();
  page.bufferedAmount = pauseAboveBytes;
  sent();
  assert.deepEqual(calls, []);
  assert.equal(clock.pending(), 0);
});

test('it is not read while too much waits, and again afterwards', () => {
  const { clock, calls, page, sent } = setUp();
  page.bufferedAmount = pauseAboveBytes + 1;
  sent();
  sent();
  clock.advance(5_000);
  assert.deepEqual(calls, ['pause']);
  page.bufferedAmount = 0;
  clock.advance(100);
  assert.deepEqual(calls, ['pause', 'resume']);
  page.bufferedAmount = pauseAboveBytes + 1;
  sent();
  assert.deepEqual(calls, ['pause', 'resume', 'pause']);
});

test('a page that does not read at all is closed with 1013, and nothing waits for it', () => {
  const { clock, calls, page, sent } = setUp();
  page.bufferedAmount = pauseAboveBytes + 1;
  sent();
  clock.advance(waitAtMostMs + 100);
  assert.deepEqual(calls, ['pause', 'close 1013']);
  assert.equal(clock.pending(), 0);
});
