/** The report that a trace keeps, and what Bob counted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivedOf, readWhipReport, type WhipReport } from './whip-report.ts';

const arrived = {
  codec: 'VP8',
  size: '640 × 360',
  frames: 60,
  keyFrames: 1,
  packets: 80,
  lost: 0,
  bytes: 60_000,
};

test('what is kept is read again', () => {
  const report: WhipReport = {
    exchanges: [{ method: 'POST', purpose: 'offer', status: 201, atMs: 12 }],
    arrived,
    connectedMs: 300,
    iceServers: 3,
  };
  assert.deepEqual(readWhipReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readWhipReport({}), TypeError);
});

test('Bob’s status becomes counts once a packet came', () => {
  const { size: _size, ...counts } = arrived;
  const video = { kind: 'video', size: { width: 640, height: 360 }, ...counts };
  assert.deepEqual(arrivedOf({ calls: [{ media: [{ kind: 'audio' }, video] }] }), arrived);
  assert.equal(arrivedOf({ calls: [{ media: [{ ...video, packets: 0 }] }] }), null);
  for (const odd of [null, {}, { calls: [] }, { calls: [{}] }]) assert.equal(arrivedOf(odd), null);
});
