import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireRecord } from '../record.ts';
import { dataRecord, openRecord } from '../testing/sample-trace.ts';
import { latin1Bytes } from './bytes.ts';
import { readRecordComment } from './read-record.ts';
import { toRecordComment } from './record-comment.ts';

const base = { sequence: 7, timeUs: 1.5, connection: 3, run: 2 };
const whole = dataRecord(7, 3, 'server-to-client', 90, 'head');
const cut: WireRecord = { ...whole, byteLength: 10, tail: latin1Bytes('tail') };
const page: WireRecord = {
  kind: 'page',
  ...base,
  lane: 'postMessage',
  from: 'document A',
  to: 'document B',
  label: 'message event',
  facts: [['event.origin', 'http://127.0.0.1:4601']],
  head: latin1Bytes('x'),
};

function draftOf(comment: unknown) {
  const draft = readRecordComment(comment);
  assert.ok(typeof draft !== 'string', String(draft));
  return draft;
}

test('a record of each kind comes back from its comment and its bytes', () => {
  const records: readonly [WireRecord, string][] = [
    [{ ...openRecord(1, 2), hopOf: 9 }, ''],
    [{ ...openRecord(1, 2, '::1', 'udp'), listener: 'stun' }, ''],
    [whole, 'head'],
    [cut, 'headtail'],
    [{ kind: 'close', ...base, cause: 'lab', reason: 'It was asked to.' }, ''],
    [page, 'x'],
  ];
  for (const [record, bytes] of records) {
    const draft = draftOf(toRecordComment(record));
    assert.equal(draft.sequence, record.sequence);
    assert.equal(draft.byteLength, bytes.length);
    assert.deepEqual(draft.build(latin1Bytes(bytes)), record);
  }
});

test('the first property that is wrong is named, with what it should be', () => {
  const comment = toRecordComment(cut);
  assert.match(String(readRecordComment({ ...comment, kind: 'other' })), /^"kind" is not /);
  assert.match(String(readRecordComment({ ...comment, run: -1 })), /^"run" is not an integer/);
  assert.match(String(readRecordComment({ ...comment, direction: 'up' })), /^"direction" is not/);
  const open = toRecordComment(openRecord(1, 2));
  assert.match(String(readRecordComment({ ...open, localPort: 65_536 })), /^"localPort" is not/);
  assert.match(String(readRecordComment({ ...open, hopOf: 'x' })), /^"hopOf" is not/);
  for (const nothing of [null, 5, []]) assert.equal(typeof readRecordComment(nothing), 'string');
});

test('a record cannot hold more bytes than crossed the socket', () => {
  const comment = toRecordComment(cut);
  const tooMany = { ...comment, headByteLength: 11 };
  assert.match(String(readRecordComment(tooMany)), /^"headByteLength" is not/);
  const together = { ...comment, headByteLength: 6, tailByteLength: 5 };
  assert.match(String(readRecordComment(together)), /^"tailByteLength" is not/);
});
