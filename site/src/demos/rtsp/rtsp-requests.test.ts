import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  methodTemplates,
  refusedTemplates,
  requestBytes,
  requestText,
  requestWarning,
} from './rtsp-requests.ts';

const place = { base: 'rtsp://127.0.0.1:8554/s/1/2/rtsp', cseq: 4, session: 'ab12' };

test('a request names its URL, its number and its session, and ends with an empty line', () => {
  const play = methodTemplates.find(({ method }) => method === 'PLAY') ?? methodTemplates[0];
  assert.equal(
    Buffer.from(requestBytes(requestText(play, place))).toString(),
    `PLAY ${place.base}/camera RTSP/1.0\r\nCSeq: 4\r\nSession: ab12\r\nRange: npt=now-\r\n\r\n`,
  );
});

test('every request is complete, and has another label', () => {
  const all = [...methodTemplates, ...refusedTemplates];
  for (const template of all) assert.equal(requestWarning(requestText(template, place)), null);
  assert.equal(new Set(all.map(({ label }) => label)).size, all.length);
});

test('a request without its empty line is warned of', () => {
  assert.match(requestWarning('OPTIONS * RTSP/1.0\nCSeq: 1\n') ?? '', /^No empty line/);
});
