import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Response } from 'express';
import type { StreamedResponse } from '../streamed-response.ts';
import { createOpenStreams } from './open-streams.ts';

/** A stream that is gone when the test says so. */
function openStream() {
  const gone: (() => void)[] = [];
  const response = {} as Response;
  const onGone = (callback: () => void) => void gone.push(callback);
  const stream: StreamedResponse = { response, onGone, write: () => {}, end: () => {} };
  return { stream, response, leave: () => gone.forEach((callback) => callback()) };
}

const caller = { session: 's', run: 1, connection: 1 };

test('a run has the streams that it opened, until they are gone', () => {
  const open = createOpenStreams();
  const [first, second] = [openStream(), openStream()];
  open.add(caller, first.stream);
  open.add({ ...caller, connection: 2 }, second.stream);
  assert.deepEqual(open.of(caller), [first.response, second.response]);
  first.leave();
  assert.deepEqual(open.of(caller), [second.response]);
  second.leave();
  assert.deepEqual(open.of(caller), []);
});

test('another run, or another session, does not see them', () => {
  const open = createOpenStreams();
  open.add(caller, openStream().stream);
  assert.deepEqual(open.of({ ...caller, run: 2 }), []);
  assert.deepEqual(open.of({ ...caller, session: 't' }), []);
});
