import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginRun, noTank, readTankReport, withNumbers, withRun } from './tank-report.ts';
import { tankWords, vesselsOf } from './tank-words.ts';

const setting = { pieces: 500, pieceBytes: 65_536, bytesPerSecond: 1, open: false };
const begun = beginRun('loop', setting);
const full = withNumbers(begun, {
  handedBytes: 32_768_000,
  waitingBytes: 28_000_000,
  readBytes: 1_000_000,
});

test('every byte is in exactly one vessel', () => {
  const bytes = vesselsOf(full).map((vessel) => vessel.bytes);
  assert.deepEqual(bytes, [0, 28_000_000, 3_768_000, 1_000_000]);
  assert.equal(
    bytes.reduce((sum, one) => sum + one, 0),
    full.totalBytes,
  );
});

test('the peak stays when the level falls', () => {
  const drained = withNumbers(full, { ...full.numbers, waitingBytes: 0 });
  assert.equal(drained.peakBytes, 28_000_000);
});

test('the words say where the bytes wait, who holds back, and how it ended', () => {
  assert.equal(tankWords(null, false), null);
  assert.equal(tankWords(begun, true), 'The socket opens.');
  assert.match(tankWords(full, true) ?? '', /^28\.0 MB wait .*handed over at once\.$/);
  const held = withNumbers(begun, { handedBytes: 768_000, waitingBytes: 500_000, readBytes: 0 });
  assert.match(tankWords(held, true) ?? '', /the producer holds 32\.0 MB back\.$/);
  assert.match(tankWords(full, false) ?? '', /^Stopped: 28,000,000 B waited/);
  const done = { ...full, tookMs: 4_321 };
  assert.match(tankWords(done, false) ?? '', /all 32,768,000 B were read after 4\.3 s/);
});

test('a run replaces one of its way, and a report comes back from a trace as it was', () => {
  const report = withRun(withRun(noTank, full), beginRun('wait', setting));
  const again = withRun(report, begun);
  assert.deepEqual(
    again.runs.map(({ way }) => way),
    ['wait', 'loop'],
  );
  assert.deepEqual(readTankReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readTankReport({ runs: [{ way: 'push' }] }), TypeError);
});
