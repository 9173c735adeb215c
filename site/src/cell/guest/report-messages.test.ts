import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentReport } from '../../lab/documents/document-report.ts';
import { maxReports, reportMessages } from './report-messages.ts';

/** A realm whose window gets what the test dispatches, and what was reported of it. */
function setUp({ clones = true } = {}) {
  let listener: ((event: unknown) => void) | null = null;
  const inner = { length: 0 };
  const scope = {
    MessageChannel,
    MessagePort: { prototype: {} },
    BroadcastChannel: { prototype: {} },
    performance: { timeOrigin: 1000, now: () => 7 },
    top: { length: 1, 0: inner },
    addEventListener: (_type: string, added: (event: unknown) => void) => void (listener = added),
  };
  const reports: DocumentReport[] = [];
  reportMessages(scope as unknown as typeof globalThis, (message) => {
    assert.ok(message.type === 'reported');
    if (!clones && typeof message.report.data !== 'string') throw new Error('DataCloneError');
    reports.push(message.report);
  });
  const event = { isTrusted: true, data: 'Hello', origin: 'http://a', ports: [], timeStamp: 5 };
  const get = (change: object = {}) => listener?.({ ...event, source: inner, ...change });
  return { reports, get };
}

test('a message is told with its time, its origin and where its source is', () => {
  const { reports, get } = setUp();
  get();
  assert.deepEqual(reports, [
    {
      type: 'record',
      way: 'delivered',
      lane: 'postMessage',
      atMs: 1005,
      from: [0],
      origin: 'http://a',
      data: 'Hello',
      ports: 0,
      isLast: false,
    },
  ]);
});

test('an event that the cell dispatched itself is not told', () => {
  const { reports, get } = setUp();
  get({ isTrusted: false });
  assert.deepEqual(reports, []);
});

test('data that cannot be cloned again are told as text', () => {
  const { reports, get } = setUp({ clones: false });
  get({ data: { a: 1 } });
  assert.equal(reports[0]?.data, '[object Object]');
});

test('after a thousand the reports end, and the last one says so', () => {
  const { reports, get } = setUp();
  for (let count = 0; count < maxReports + 5; count += 1) get();
  assert.equal(reports.length, maxReports);
  assert.deepEqual(
    reports.filter(({ isLast }) => isLast),
    [reports.at(-1)],
  );
});
