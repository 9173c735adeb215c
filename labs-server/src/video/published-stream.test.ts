import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jpegFixture } from '../../wire/rtp-jpeg/testing/jpeg-fixture.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { PublishedStream } from './published-stream.ts';

const jpeg = jpegFixture('baseline-420');

test('all who watch get each frame, with the time at which it came', () => {
  const clock = createFakeClock(2_000);
  const stream = new PublishedStream(clock);
  const seen: number[] = [];
  const leave = stream.watch(
    ({ capturedUs }) => seen.push(capturedUs),
    () => assert.fail('it did not end'),
  );
  stream.accept(jpeg);
  clock.advance(40);
  stream.accept(jpeg);
  leave();
  stream.accept(jpeg);
  stream.end();
  assert.deepEqual(seen, [2_000_000, 2_040_000]);
});

test('its size is that of its frames, once one came that can be read', () => {
  const stream = new PublishedStream(createFakeClock());
  assert.deepEqual([stream.width, stream.height], [640, 360]);
  stream.accept(jpegFixture('progressive'));
  assert.deepEqual([stream.width, stream.height], [640, 360]);
  stream.accept(jpeg);
  assert.deepEqual([stream.width, stream.height], [64, 48]);
});

test('when it ends everybody is told, also one who leaves while it is told', () => {
  const stream = new PublishedStream(createFakeClock());
  const ended: string[] = [];
  const leaveFirst = stream.watch(
    () => {},
    () => {
      ended.push('first');
      leaveFirst();
    },
  );
  stream.watch(
    () => {},
    () => ended.push('second'),
  );
  stream.end();
  assert.deepEqual(ended, ['first', 'second']);
});
