import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestBytes, requestText, requestWarning } from './rtsp-requests.ts';
import { methodTemplates, refusedTemplates } from './rtsp-templates.ts';

const place = {
  base: 'rtsp://127.0.0.1:8554/s/1/2/rtsp',
  stream: 'camera',
  cseq: 4,
  session: 'ab12',
};

test('a request names its URL, its number and its session, and ends with an empty line', () => {
  const play = methodTemplates.find(({ method }) => method === 'PLAY') ?? methodTemplates[0];
  assert.equal(
    Buffer.from(requestBytes(requestText(play, place))).toString(),
    `PLAY ${place.base}/camera RTSP/1.0\r\nCSeq: 4\r\nSession: ab12\r\nRange: npt=now-\r\n\r\n`,
  );
});

test('the chosen stream stands in the URL, also before its track, but not where another one is meant', () => {
  const slow = { ...place, stream: 'slow' };
  const urls = [...methodTemplates, ...refusedTemplates].map(
    (template) => requestText(template, slow).split(' ')[1],
  );
  const names = urls.map((url) => url?.slice(place.base.length));
  const known = ['/slow', '/slow/trackID=0', '/private', '/nothing'];
  assert.deepEqual([...new Set(names)], known);
});

test('every request is complete, and has another label', () => {
  const all = [...methodTemplates, ...refusedTemplates];
  for (const template of all) assert.equal(requestWarning(requestText(template, place)), null);
  assert.equal(new Set(all.map(({ label }) => label)).size, all.length);
});

test('a request without its empty line is warned of', () => {
  assert.match(requestWarning('OPTIONS * RTSP/1.0\nCSeq: 1\n') ?? '', /^No empty line/);
});
