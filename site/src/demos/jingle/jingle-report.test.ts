import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jingleWords, nothingSeen, readJingleReport, withLine } from './jingle-report.ts';

test('a report says where the call stands', () => {
  assert.match(jingleWords(nothingSeen), /^Press Connect/);
  const bound = { ...nothingSeen, jid: 'a@lab.invalid/x' };
  assert.equal(jingleWords(bound), 'Connected as a@lab.invalid/x.');
  const called = { ...bound, peer: 'bob@lab.invalid/lab', connection: 'connected', channel: true };
  assert.match(jingleWords(called), /connected, and the data channel is open\.$/);
});

test('what a trace keeps is read again; a foreign value is refused', () => {
  const report = withLine({ ...nothingSeen, offerSdp: 'v=0' }, { atMs: 1, text: 'x' });
  assert.deepEqual(readJingleReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readJingleReport({ jid: 1 }), TypeError);
});
