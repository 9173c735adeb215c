import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trackRows } from './track-report.ts';

const settings = { width: 640, height: 480, frameRate: 20, deviceId: '5b4e3dff7ab996db' };
const capabilities = { width: { min: 1, max: 1920 }, facingMode: ['user'], height: {} };
const byName = (rows: ReturnType<typeof trackRows>) => new Map(rows.map((row) => [row.name, row]));

test('a row says what was asked, what is, and what could be', () => {
  const rows = byName(trackRows('video', { width: { ideal: 640 } }, settings, capabilities));
  assert.deepEqual(rows.get('width'), {
    name: 'width',
    asked: 'ideal 640',
    is: '640',
    can: '1 … 1920',
    met: true,
  });
});

test('a wish that is not met is told; a bare value is a wish', () => {
  const asked = { width: 320, frameRate: { ideal: 30 }, height: { min: 100, max: 480 } };
  const rows = byName(trackRows('video', asked, settings, capabilities));
  assert.equal(rows.get('width')?.met, false);
  assert.equal(rows.get('frameRate')?.met, false);
  assert.equal(rows.get('height')?.met, true);
  assert.equal(rows.get('height')?.asked, 'min 100, max 480');
});

test('what nobody asked has no verdict, and what a track does not tell is said to be so', () => {
  const rows = byName(trackRows('video', true, { width: 640 }, {}));
  assert.deepEqual(rows.get('width')?.met, null);
  assert.deepEqual(rows.get('height')?.is, 'not told');
  const facing = trackRows('video', { facingMode: { ideal: 'user' } }, settings, capabilities);
  assert.deepEqual(
    facing.find(({ name }) => name === 'facingMode'),
    { name: 'facingMode', asked: 'ideal user', is: 'not told', can: 'user', met: null },
  );
});

test('the long names of devices are cut', () => {
  const rows = trackRows('video', { deviceId: { exact: '5b4e3dff7ab996db' } }, settings, {});
  const row = rows.find(({ name }) => name === 'deviceId');
  assert.deepEqual([row?.asked, row?.is, row?.met], ['exact 5b4e3dff…', '5b4e3dff…', true]);
});

test('a microphone has rows for its three processors', () => {
  const rows = trackRows('audio', { echoCancellation: false }, { echoCancellation: false }, {});
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['echoCancellation', 'noiseSuppression', 'autoGainControl', 'sampleRate'],
  );
  assert.equal(rows[0]?.met, true);
});
