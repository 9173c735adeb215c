import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noChannels, readChannelReport, withBurst, withLine } from './channel-report.ts';

const line = { who: 'alice', what: 'sent', channel: 'chat', text: 'hello' } as const;
const burst = { side: 'bob', kind: 'ordered', of: 2, arrived: 1, overtaken: 0, tookMs: 3 } as const;

test('a report reads back as it was written', () => {
  const report = withBurst(withLine(noChannels, line), burst);
  assert.deepEqual(readChannelReport(JSON.parse(JSON.stringify(report))), report);
});

test('a report of another kind is refused', () => {
  assert.throws(() => readChannelReport({ side: 'carol', lines: [], bursts: [] }), TypeError);
  assert.throws(() => readChannelReport({ side: 'bob', lines: [{}], bursts: [] }), TypeError);
});

test('it keeps the newest lines only', () => {
  let report = noChannels;
  for (let index = 0; index < 100; index += 1) {
    report = withLine(report, { ...line, text: String(index) });
  }
  assert.equal(report.lines.length, 60);
  assert.equal(report.lines.at(-1)?.text, '99');
});
