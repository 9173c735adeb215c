import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallLog, type CallLogEntry } from './call-log.ts';

function create() {
  const told: CallLogEntry[] = [];
  let nowMs = 0;
  const log = new CallLog(
    () => (nowMs += 1),
    (entry) => told.push(entry),
  );
  return { log, told };
}

test('tells each call before it is made, and the exception that it rejects with', async () => {
  const { log, told } = create();
  assert.equal(await log.call('createOffer', '', async () => 7), 7);
  const failing = log.call('setRemoteDescription', 'offer', () =>
    Promise.reject(new TypeError('no SDP')),
  );
  await assert.rejects(failing, TypeError);
  assert.deepEqual(told, log.entries);
  assert.deepEqual(told, [
    { atMs: 1, kind: 'call', name: 'createOffer', detail: '' },
    { atMs: 2, kind: 'call', name: 'setRemoteDescription', detail: 'offer' },
    { atMs: 3, kind: 'error', name: 'TypeError', detail: 'no SDP' },
  ]);
});

test('keeps the newest 500 entries', () => {
  const { log } = create();
  for (let told = 0; told < 510; told += 1) log.tell('event', 'icecandidate');
  assert.equal(log.entries.length, 500);
  assert.equal(log.entries[0]?.atMs, 11);
});
