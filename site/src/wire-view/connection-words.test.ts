import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionChip, protocolChip } from './connection-words.ts';
import { clockTrace, rechunkedTrace, TraceBuilder } from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';
import { sentenceOf } from './use-announcements.ts';

const viewOf = (records: Parameters<typeof storeOfRecords>[0]) => storeOfRecords(records).viewOf(1);

test('one connection is named, several are counted, none is not told', () => {
  assert.equal(connectionChip(viewOf([])), '');
  assert.match(connectionChip(viewOf(clockTrace(1).records)), /^conn \d+ · open$/);
  assert.equal(connectionChip(viewOf(rechunkedTrace().records)), '2 connections · 0 open');
});

test('the protocol is the one that the heads name', () => {
  assert.equal(protocolChip(viewOf(clockTrace(1).records)), 'HTTP/1.1');
  assert.equal(protocolChip(viewOf([])), '');
});

test('a connection of RTSP says so', () => {
  const trace = new TraceBuilder();
  trace.records.push({ ...trace.open(1, 0), listener: 'rtsp' });
  trace.records.shift();
  trace.up(1, 'OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n', 1);
  assert.equal(protocolChip(viewOf(trace.records)), 'RTSP/1.0');
});

test('who listens hears how many records there are, and the newest', () => {
  assert.equal(sentenceOf(viewOf(clockTrace(2).records)), '4 records, last: event 2');
  assert.equal(sentenceOf(viewOf([])), '0 records');
});
