/** The relay of the RTSP console in the whole server: its bytes are on the wire once, as those of the RTSP connection. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import type { WireRecord } from '../../wire/record.ts';
import { readPcapng } from '../../wire/pcapng/read-pcapng.ts';
import { createServer } from '../create-server.ts';
import { eventually, streamOf } from '../testing/test-server.ts';

async function startServer(t: TestContext) {
  const server = await createServer({ port: 0 });
  t.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id, rtsp } = (await created.json()) as { readonly id: string; readonly rtsp: string };
  const records = async (run: number): Promise<readonly WireRecord[]> => {
    const url = `${server.urls.site}/api/sessions/${id}/trace.pcapng?run=${run}`;
    const read = readPcapng(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    return read.status === 'read' ? read.trace.records : [];
  };
  const relay = server.urls.labs[0].replace('http', 'ws') + `/s/${id}/0/rtsp/console`;
  return { id, rtsp, relay, records };
}

function listeners(records: readonly WireRecord[]): readonly string[] {
  return records.flatMap((record) => (record.kind === 'open' ? [record.listener] : []));
}

test('the run has the RTSP connection, and nothing of the WebSocket that carries it to the page', async (t) => {
  const { id, rtsp, relay, records } = await startServer(t);
  const page = new WebSocket(`${relay}?run=7`);
  await once(page, 'open');
  const answered = once(page, 'message');
  page.send(`OPTIONS ${rtsp}/s/${id}/7/rtsp/camera RTSP/1.0\r\nCSeq: 1\r\n\r\n`);
  const [answer] = (await answered) as [Buffer];
  assert.match(answer.toString(), /^RTSP\/1\.0 200 OK\r\nCSeq: 1\r\n/);
  const ofRun = await records(7);
  assert.deepEqual(listeners(ofRun), ['rtsp']);
  assert.match(streamOf(ofRun, 'client-to-server'), /^OPTIONS rtsp:.*\r\nCSeq: 1\r\n\r\n$/);
  const ofNoRun = await records(0);
  assert.deepEqual(listeners(ofNoRun), ['lab-a']);
  assert.match(streamOf(ofNoRun, 'server-to-client'), /^HTTP\/1\.1 101 [^]*\r\n\r\n$/);
  assert.match(streamOf(ofNoRun, 'client-to-server'), /^GET [^]*\r\n\r\n$/);
  page.close();
  await eventually(async () => (await records(7)).some(({ kind }) => kind === 'close'));
});

test('without the parameter the RTSP connection is of the run that the path names', async (t) => {
  const { id, rtsp, relay, records } = await startServer(t);
  const page = new WebSocket(relay.replace('/0/', '/4/'));
  await once(page, 'open');
  const answered = once(page, 'message');
  page.send(`OPTIONS ${rtsp}/s/${id}/4/rtsp/camera RTSP/1.0\r\nCSeq: 1\r\n\r\n`);
  await answered;
  assert.deepEqual(listeners(await records(4)), ['lab-a', 'rtsp']);
  page.close();
});

test('a run that is no number is refused', async (t) => {
  const { relay } = await startServer(t);
  const page = new WebSocket(`${relay}?run=all`);
  page.on('error', () => {});
  const [, response] = (await once(page, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ];
  assert.equal(response.statusCode, 400);
});
