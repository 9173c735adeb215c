import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLabApi } from '../../cell/lab-api.ts';
import type { ReadersReport } from './readers-report.ts';
import { runReaders, type ReadersWorld } from './readers-run.ts';

type Read = ReadersWorld['read'];

const whole: Read = async (_reader, onPiece) => onPiece({ atMs: 1, text: 'data' });

async function run(read: Read, stop = new AbortController()) {
  const reports: ReadersReport[] = [];
  const lab = createLabApi(
    { labs: null, session: null, run: 1, via: 'direct', clockOffsetUs: 0, parameters: {} },
    { nowMs: () => 0, startedAtMs: 0, signal: stop.signal, after: () => undefined },
  );
  await runReaders(lab, {
    read,
    setting: { rateHz: 20, payloadBytes: 20, eventCount: 1 },
    startFeed: () => Promise.resolve(),
    path: 'direct',
    tell: (report) => void reports.push(report),
  });
  return reports.at(-1);
}

test('each reader has its own pieces, and in the end the report is complete', async () => {
  const report = await run(async (reader, onPiece) => {
    if (reader !== 'xhr') await whole(reader, onPiece);
  });
  assert.equal(report?.complete, true);
  assert.equal(report?.readers.fetch.pieces.length, 1);
  assert.equal(report?.readers.xhr.pieces.length, 0);
});

test('a reader that fails says why, and the others go on', async () => {
  const report = await run(async (reader, onPiece) => {
    if (reader === 'xhr') throw new Error('Too many connections.');
    await whole(reader, onPiece);
  });
  assert.equal(report?.readers.xhr.problem, 'Too many connections.');
  assert.equal(report?.readers.fetch.pieces.length, 1);
});

test('a run that is stopped keeps its pieces, and is not complete', async () => {
  const stop = new AbortController();
  const report = await run(async (reader, onPiece) => {
    await whole(reader, onPiece);
    stop.abort();
    throw new DOMException('Stopped', 'AbortError');
  }, stop);
  assert.equal(report?.complete, false);
  assert.equal(report?.readers.fetch.problem, null);
  assert.equal(report?.readers.fetch.pieces.length, 1);
});
