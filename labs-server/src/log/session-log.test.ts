import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnnumberedRecord } from '../../wire/record-codec.ts';
import { decodeRecords } from '../../wire/record-codec.ts';
import { createSessionLog, payloadLimits } from './session-log.ts';
import { createSlabPool, slabBytes } from './slab-pool.ts';

function data(byteLength: number, fill = 1): UnnumberedRecord {
  return {
    kind: 'data',
    timeUs: 5,
    connection: 1,
    run: 1,
    direction: 'client-to-server',
    streamOffset: 0,
    byteLength,
    head: new Uint8Array(byteLength).fill(fill),
    tail: new Uint8Array(0),
  };
}

function createLog(slabs: number, share = slabs) {
  const pool = createSlabPool(slabs * slabBytes);
  const log = createSessionLog(pool, share * slabBytes);
  assert.ok(log);
  return { pool, log };
}

test('records are numbered 1, 2, 3 and read back after any number', () => {
  const { log } = createLog(4);
  for (let fill = 1; fill <= 5; fill += 1) log.append(data(10, fill));
  const all = log.readAfter(0, 1e6);
  assert.deepEqual(
    decodeRecords(all.bytes).map((record) => record.sequence),
    [1, 2, 3, 4, 5],
  );
  assert.equal(all.gapBefore, null);
  const rest = log.readAfter(3, 1e6);
  assert.deepEqual(
    decodeRecords(rest.bytes).map((record) => record.kind === 'data' && record.head[0]),
    [4, 5],
  );
  assert.equal(log.readAfter(5, 1e6).bytes.length, 0);
  assert.equal(log.readAfter(5, 1e6).lastSequence, 5);
});

test('a batch holds at most maxBytes, but at least one record, and goes on over slabs', () => {
  const { log } = createLog(8);
  for (let index = 0; index < 20; index += 1) log.append(data(20_000));
  let after = 0;
  const seen: number[] = [];
  while (after < log.lastSequence) {
    const batch = log.readAfter(after, 50_000);
    assert.ok(batch.bytes.length <= 50_000);
    seen.push(...decodeRecords(batch.bytes).map((record) => record.sequence));
    after = batch.lastSequence;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  assert.equal(decodeRecords(log.readAfter(0, 1).bytes).length, 1);
});

test('beyond its share the oldest slab is overwritten, and the gap is told', () => {
  const { log, pool } = createLog(10, 2);
  for (let index = 0; index < 12; index += 1) log.append(data(20_000));
  assert.equal(pool.used, 2);
  const batch = log.readAfter(0, 1e6);
  assert.equal(batch.gapBefore, 7);
  assert.equal(decodeRecords(batch.bytes)[0]?.sequence, 7);
  assert.equal(log.droppedRecords, 6);
  assert.equal(log.readAfter(6, 1e6).gapBefore, null);
  assert.equal(log.readAfter(5, 1e6).gapBefore, 7);
});

test('a spent pool gives a new session no log, and an old one its own oldest slab', () => {
  const { log, pool } = createLog(1, 16);
  assert.equal(createSessionLog(pool, slabBytes), null);
  for (let index = 0; index < 9; index += 1) log.append(data(20_000));
  assert.equal(pool.used, 1);
  assert.equal(log.readAfter(0, 1e6).gapBefore, 7);
  log.release();
  assert.equal(pool.used, 0);
  log.append(data(1));
  assert.equal(log.lastSequence, 9);
  assert.ok(createSessionLog(pool, slabBytes));
});

test('a large payload keeps head, tail and length', () => {
  const { log } = createLog(2);
  const record = data(60_000);
  assert.ok(record.kind === 'data');
  record.head[59_999] = 9;
  log.append(record);
  const [kept] = decodeRecords(log.readAfter(0, 1e6).bytes);
  assert.ok(kept?.kind === 'data');
  assert.equal(kept.byteLength, 60_000);
  assert.equal(kept.head.length, payloadLimits.headBytes);
  assert.equal(kept.tail.length, payloadLimits.tailBytes);
  assert.equal(kept.tail.at(-1), 9);
});
