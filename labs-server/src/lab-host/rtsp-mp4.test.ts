/** RTSP transcoded in the whole server, by the ffmpeg of this machine where there is one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { createServer } from '../create-server.ts';
import { createFfmpeg, type FfmpegProcess } from '../labs/rtsp/mp4/ffmpeg.ts';
import { createRtspLab } from '../labs/rtsp/rtsp-lab.ts';
import { labs } from '../labs/index.ts';

const installed = createFfmpeg('ffmpeg');
const found = await installed.look();
const skip =
  found.state === 'ready' ? false : `ffmpeg with libx264 is not installed: ${found.state}`;

/** A server with one session, and the processes that it starts. */
async function startServer(t: TestContext) {
  const processes: FfmpegProcess[] = [];
  const start: typeof installed.start = (args) => {
    const child = installed.start(args);
    processes.push(child);
    return child;
  };
  const rtsp = createRtspLab({ ...installed, start });
  const server = await createServer({ port: 0 }, { labs: { ...labs, rtsp } });
  t.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id } = (await created.json()) as { readonly id: string };
  const lab = `${server.urls.labs[0]}/s/${id}/1/rtsp`;
  return { server, id, lab, processes };
}

/** The messages of `/mp4`, as many as are asked for. */
function take(page: WebSocket, count: number): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const messages: Buffer[] = [];
    page.on('message', (data: Buffer) => {
      messages.push(data);
      if (messages.length === count) resolve(messages);
    });
    page.on('error', reject);
    page.on('close', (code, reason) => reject(new Error(`closed with ${code}: ${String(reason)}`)));
  });
}

const typeOf = (segment: Buffer | undefined): string | undefined =>
  segment?.toString('latin1', 4, 8);

test(
  'the camera comes as H.264 in fragments, and the dialogue of ffmpeg is in the records',
  { skip },
  async (t) => {
    const { server, id, lab, processes } = await startServer(t);
    const page = new WebSocket(`${lab.replace('http', 'ws')}/mp4`);
    const [type, initialization, ...fragments] = await take(page, 6);
    assert.match(String(type), /^\{"mediaType":"video\/mp4; codecs=\\"avc1\.42C01F\\""\}$/);
    assert.equal(typeOf(initialization), 'ftyp');
    assert.deepEqual(fragments.map(typeOf), ['moof', 'moof', 'moof', 'moof']);
    const [child] = processes;
    assert.ok(child);
    const exited = once(child, 'exit');
    page.close();
    await exited;
    const trace = await fetch(`${server.urls.site}/api/sessions/${id}/trace.pcapng`);
    const records = Buffer.from(await trace.arrayBuffer()).toString('latin1');
    for (const method of ['DESCRIBE', 'SETUP', 'PLAY', 'TEARDOWN']) {
      assert.match(records, new RegExp(`${method} rtsp://`));
    }
  },
);

test('the end of the server ends ffmpeg', { skip }, async (t) => {
  const { server, lab, processes } = await startServer(t);
  const page = new WebSocket(`${lab.replace('http', 'ws')}/mp4`);
  await take(page, 3);
  const [child] = processes;
  assert.ok(child);
  const exited = once(child, 'exit');
  await server.close();
  await exited;
});
