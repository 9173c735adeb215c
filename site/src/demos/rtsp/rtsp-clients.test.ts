import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRtspClients } from './rtsp-clients.ts';

const client = {
  run: 3,
  name: 'camera',
  mode: 'PLAY',
  state: 'Playing',
  transport: 'udp',
  userAgent: 'Lavf59.27.100',
  packets: 120,
  frames: 4,
  droppedFrames: 0,
};

test('the RTSP sessions of the answer are taken as they are', () => {
  assert.deepEqual(readRtspClients({ sessions: [client] }), [client]);
  assert.deepEqual(readRtspClients({ sessions: [] }), []);
});

test('what is no list of RTSP sessions is none', () => {
  for (const body of [
    null,
    'x',
    {},
    { sessions: 1 },
    { sessions: [{ ...client, packets: '1' }] },
  ]) {
    assert.equal(readRtspClients(body), null);
  }
});
