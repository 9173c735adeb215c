import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { mJpegLab } from './m-jpeg-lab.ts';

let server: LabServer;
before(async () => void (server = await startLabServer([mJpegLab])));
after(() => server.close());

for (const path of ['stream', 'snapshot', 'status']) {
  test(`a client cannot name a camera for ${path}: only the four sources are known`, async () => {
    for (const name of ['/dev/video0', 'rtsp://camera.test/', 'file:///etc/passwd']) {
      const query = new URLSearchParams({ source: name });
      const response = await fetch(server.url(`/m-jpeg/${path}?${query}`));
      assert.equal(response.status, 400);
      const { detail } = (await response.json()) as { detail: string };
      assert.match(detail, /slideshow.*webcam.*published.*camera/);
    }
  });
}

test('a name beside the source changes nothing', async () => {
  const query = new URLSearchParams({ source: 'camera', camera: '/dev/video0' });
  const response = await fetch(server.url(`/m-jpeg/snapshot?${query}`));
  assert.notEqual(response.status, 200);
  assert.doesNotMatch(await response.text(), /ffmpeg could not read/);
});
