import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLabApi } from '../../cell/lab-api.ts';
import { cameraAddresses } from './camera-addresses.ts';
import type { CameraSetting } from './camera-report.ts';

const setting: CameraSetting = {
  fps: 10,
  quality: 50,
  boxes: false,
  threshold: 30,
  flush: 'header',
  frames: 30,
};

const lab = createLabApi(
  {
    labs: ['http://127.0.0.1:4601', 'http://127.0.0.1:4602'],
    session: 'abc',
    run: 7,
    via: 'direct',
    clockOffsetUs: null,
    parameters: {},
  },
  { nowMs: () => 0, startedAtMs: 0, signal: new AbortController().signal, after: () => {} },
);

const texts = (changed: Partial<CameraSetting> = {}) =>
  cameraAddresses(lab.url, { ...setting, ...changed }).map(({ text }) => text);

test('the stream goes on without a count, and the snapshot has no pace', () => {
  const [stream, snapshot] = texts();
  const base = 'http://127.0.0.1:4601/s/abc/7/m-jpeg';
  assert.equal(stream, `${base}/stream?fps=10&flush=header&quality=50`);
  assert.equal(snapshot, `${base}/snapshot?quality=50`);
});

test('a threshold is only asked for with boxes', () => {
  for (const text of texts({ boxes: true }))
    assert.match(text, /quality=50&boxes=true&threshold=30/);
});

test('a command quotes its address: a shell would end it at the ampersand', () => {
  const [stream = '', , player, bytes] = texts();
  assert.ok(player?.includes(`'${stream}'`));
  assert.ok(bytes?.includes(`'${stream}'`));
});
