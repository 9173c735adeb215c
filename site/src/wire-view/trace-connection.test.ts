import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladderFrameOf, ladderRowOf } from './ladder-model.ts';
import { unitsOf } from './record-chips.ts';
import { chunk, clockTrace, event } from './testing/sample-trace.ts';
import { createTraceStore } from './trace-store.ts';

test('a connection that carries too much is decoded no further, and says so', () => {
  const store = createTraceStore({ maxConnectionBytes: 500, schedule: () => {} });
  const trace = clockTrace(1);
  trace.down(12, chunk(event(2, 'y'.repeat(600))), 9);
  trace.down(12, chunk(event(3, 'z')), 10);
  store.append(trace.records);
  const [connection] = store.connections;
  assert.equal(connection?.decodingStopped, true);
  const data = trace.records.filter((record) => record.kind === 'data');
  const decoded = data.map((record) => connection.decodes(record));
  assert.deepEqual(decoded.slice(-2), [false, false], 'what came too late');
  assert.ok(
    decoded.slice(0, -2).every((one) => one),
    'what came before stays decoded',
  );
  assert.ok(unitsOf(connection, data[0] ?? assert.fail()).length > 0);
  const view = store.viewOf(1);
  const rows = view.entries.map((entry) => ladderRowOf(entry, ladderFrameOf(view, null)));
  const words = rows.map(({ detail }) => detail.startsWith('not decoded: past the first 8.0 MB'));
  assert.deepEqual(words.slice(-3), [false, true, true], 'each row says it');
  assert.ok(!connection.conversation.units.some(({ title }) => title === 'event 3'));
});
