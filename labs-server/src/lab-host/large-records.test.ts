/** A record of a large payload keeps head, tail and length, and what comes after it is decoded all the same. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { conversationProtocol } from '../../wire/conversation/conversation-protocol.ts';
import type { Unit } from '../../wire/conversation/conversation.ts';
import { createConversation } from '../../wire/conversation/create-conversation.ts';
import { RecordFeed } from '../../wire/conversation/record-feed.ts';
import { readPcapng } from '../../wire/pcapng/read-pcapng.ts';
import type { DataRecord, WireRecord } from '../../wire/record.ts';
import { createServer } from '../create-server.ts';
import { RtspClient } from '../labs/rtsp/testing/rtsp-client.ts';
import { payloadLimits } from '../log/session-log.ts';

async function startServer(t: TestContext) {
  const server = await createServer({ port: 0 });
  t.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id, rtsp } = (await created.json()) as { readonly id: string; readonly rtsp: string };
  const records = async (): Promise<readonly WireRecord[]> => {
    const response = await fetch(`${server.urls.site}/api/sessions/${id}/trace.pcapng`);
    const read = readPcapng(new Uint8Array(await response.arrayBuffer()));
    return read.status === 'read' ? read.trace.records : [];
  };
  return { lab: `${server.urls.labs[0]}/s/${id}/1`, rtsp: `${rtsp}/s/${id}/1/rtsp`, records };
}

/** Records that are longer than what they hold: each holds its beginning, its end, and how long it was. */
function cutRecords(records: readonly WireRecord[]): readonly DataRecord[] {
  const data = records.filter((record) => record.kind === 'data');
  const cut = data.filter(({ head, tail, byteLength }) => head.length + tail.length < byteLength);
  for (const { head, tail } of cut) {
    assert.deepEqual(
      [head.length, tail.length],
      [payloadLimits.headBytes, payloadLimits.tailBytes],
    );
  }
  return cut;
}

function unitsOf(records: readonly WireRecord[]): readonly Unit[] {
  const open = records.find((record) => record.kind === 'open') ?? null;
  const feed = new RecordFeed(createConversation({ protocol: conversationProtocol(open) }));
  for (const record of records) {
    if (record.kind === 'data' || record.kind === 'close') feed.append(record);
  }
  return feed.conversation.units;
}

test('M-JPEG: large frames are cut in the record, and every part is found', async (t) => {
  const { lab, records } = await startServer(t);
  const response = await fetch(`${lab}/m-jpeg/stream?quality=95&fps=10&count=3`);
  const body = Buffer.from(await response.arrayBuffer());
  const all = await records();
  assert.ok(cutRecords(all).length >= 3, `${body.length} bytes in 3 frames`);
  const parts = unitsOf(all).filter(({ kind }) => kind === 'part');
  assert.deepEqual(
    parts.map(({ state }) => state),
    ['complete', 'complete', 'complete'],
  );
  assert.ok(unitsOf(all).some(({ kind }) => kind === 'close-delimiter'));
});

test('RTSP: a large read is cut in the record, and the next request is found', async (t) => {
  const { rtsp, records } = await startServer(t);
  const client = await RtspClient.open(Number(new URL(rtsp).port));
  await client.ask('OPTIONS', `${rtsp}/live`);
  // Version 2, payload type 26; nobody has a session for the channel.
  const packet = Buffer.concat([Buffer.of(0x24, 0, 0x05, 0x78, 0x80, 26), Buffer.alloc(1398)]);
  const reads = Buffer.concat(Array.from({ length: 200 }, () => packet));
  client.write(reads);
  await client.ask('GET_PARAMETER', `${rtsp}/live`);
  const all = await records();
  assert.ok(cutRecords(all).length >= 1, `${reads.length} bytes at once`);
  const found = unitsOf(all).filter(({ direction }) => direction === 'client-to-server');
  const messages = found.filter(({ kind }) => kind === 'message').map(({ title }) => title);
  assert.ok(
    messages.some((title) => title.startsWith('GET_PARAMETER')),
    messages.join(),
  );
  await client.close();
});
