import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MJpegStream } from './stream.ts';
import { createStreams, streamLimits } from './streams.ts';

const stream = () => Object.create(MJpegStream.prototype) as MJpegStream;

test('a session has so many streams at most, and others still have room', () => {
  const streams = createStreams();
  const remove = Array.from({ length: streamLimits.perSession }, () => streams.add('a', stream()));
  assert.deepEqual([streams.full('a'), streams.full('b')], ['session', null]);
  remove[0]?.();
  remove[0]?.();
  assert.deepEqual([streams.full('a'), streams.size], [null, streamLimits.perSession - 1]);
});

test('the process has so many at most, whoever asks', () => {
  const streams = createStreams();
  const remove: (() => void)[] = [];
  for (let number = 0; number < streamLimits.perProcess; number += 1) {
    remove.push(streams.add(`session ${number}`, stream()));
  }
  assert.equal(streams.full('another'), 'process');
  for (const one of remove) one();
  assert.deepEqual([streams.full('another'), streams.size, streams.of('session 1')], [null, 0, []]);
});

test('the streams of a session are its own', () => {
  const streams = createStreams();
  const own = stream();
  streams.add('a', own);
  streams.add('b', stream());
  assert.deepEqual(streams.of('a'), [own]);
  assert.deepEqual(streams.of('c'), []);
});
