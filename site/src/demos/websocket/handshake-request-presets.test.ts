import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handshakeBytes } from './handshake-text.ts';
import { repairedRequest, requestOf2019, requestPresets } from './handshake-request-presets.ts';

test('the presets differ in what they say, and only there', () => {
  const sent = requestPresets.map(({ request, early = false }) => `${request} ${early}`);
  assert.equal(new Set(sent).size, requestPresets.length);
  const [old, repaired] = [requestOf2019, repairedRequest].map((request) => request.split('\n'));
  const changed = repaired?.filter((line, index) => line !== old?.[index]);
  assert.deepEqual(changed, ['Origin: http://example.com', 'Sec-WebSocket-Version: 13']);
});

test('each is a whole head, and only two send something behind it: one waits, one does not', () => {
  for (const { label, request, early = false } of requestPresets) {
    const [, rest] = request.split(/\n\n(.*)/s);
    assert.equal(rest !== '', ['with a frame', 'early frame'].includes(label), label);
    assert.equal(early, label === 'early frame');
  }
  const frame = handshakeBytes(requestPresets.at(-1)?.request ?? '').slice(-11);
  assert.equal(Buffer.from(frame).toString('hex'), '818537fa213d7f9f4d5158');
});
