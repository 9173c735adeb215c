/** The recorded traces: what readers without a lab server see instead of a live run. `npm run capture` records them. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { writePcapng } from '../labs-server/wire/pcapng/write-pcapng.ts';
import { dataRecord, openRecord } from '../labs-server/wire/testing/sample-trace.ts';
import { brokenUnits, traceOf, traceProblems } from '../site/e2e/capture/check-trace.ts';
import { vocabulary } from '../site/src/mdx/vocabulary.ts';

const lectures = new URL('lectures/', import.meta.url);
const traces = new URL('traces/', import.meta.url);
const suffix = '.pcapng';

/** The elements of a lesson that are benches: each has an id, a Run, and a wire. */
const benchElements = Object.entries(vocabulary)
  .filter(([, { wire }]) => wire)
  .map(([name]) => name);

/**
 * Benches that break their protocol on purpose: their bytes cannot all be decoded, and that is their point. The one of
 * into-video is stopped when it has shown enough, in the middle of a multipart body.
 */
const breakTheirProtocol = [
  'chunk-broken',
  'chunk-microscope',
  'frame-builder',
  'into-video',
  'm-jpeg-splitter',
];

async function benchIds(): Promise<readonly string[]> {
  const names = await readdir(lectures, { recursive: true });
  const files = names.filter((name) => name.endsWith('.mdx'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, lectures), 'utf8')));
  const pattern = new RegExp(`<(?:${benchElements.join('|')})\\s+id="([^"]+)"`, 'g');
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, id]) => `${id}`)).toSorted();
}

const ids = await benchIds();
const recorded = (await readdir(traces))
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))
  .toSorted();

const readTrace = async (id: string) =>
  new Uint8Array(await readFile(new URL(`${id}${suffix}`, traces)));

test('every bench of a lesson has a recorded trace, and every trace a bench (npm run capture)', () => {
  assert.ok(ids.length > 0);
  assert.deepEqual(recorded, ids);
});

for (const id of recorded) {
  describe(`the trace of ${id}`, async () => {
    const file = await readTrace(id);

    test('is readable, small, of its bench, and holds no session id', () => {
      assert.deepEqual(traceProblems(file, id), []);
    });

    test('begins when Run was pressed: no record comes before its zero', () => {
      const { metadata, records } = traceOf(file);
      const first = Math.min(...records.map(({ timeUs }) => timeUs));
      assert.ok(metadata.originUs !== null && metadata.originUs <= first);
      for (const { timeUs } of metadata.console) assert.ok(timeUs >= metadata.originUs);
    });

    test('decodes to its last byte, unless the bench breaks its protocol on purpose', () => {
      const broken = brokenUnits(traceOf(file)).map(({ kind, title }) => `${kind}: ${title}`);
      if (breakTheirProtocol.includes(id)) assert.notDeepEqual(broken, []);
      else assert.deepEqual(broken, []);
    });
  });
}

describe('what the check of a trace finds', async () => {
  const [id = ''] = recorded;
  const file = await readTrace(id);
  const key = '0123456789abcdef'.repeat(2);

  test('another bench’s trace', () => {
    assert.deepEqual(traceProblems(file, 'another'), [`it belongs to bench "${id}"`]);
  });

  test('a session id that was left in', () => {
    const text = Buffer.from(file).toString('latin1').replace('0'.repeat(32), key);
    assert.deepEqual(traceProblems(Buffer.from(text, 'latin1'), id), [
      `it holds the session id ${key}`,
    ]);
  });

  test('a session id under the mask of a client’s frame', () => {
    const payload = Buffer.from(`OPTIONS rtsp://h/s/${key}/1/rtsp/camera RTSP/1.0`);
    const mask = Buffer.of(0x37, 0xfa, 0x21, 0x3d);
    const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    const frame = Buffer.concat([Buffer.of(0x82, 0x80 | payload.length), mask, masked]);
    const handshake = 'GET /s/0/1/rtsp/console HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n';
    const accepted = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n';
    const connection = 'Connection: Upgrade\r\n\r\n';
    const request = handshake + connection;
    const records = [
      openRecord(1, 1),
      dataRecord(2, 1, 'client-to-server', 0, request),
      dataRecord(3, 1, 'server-to-client', 0, accepted + connection),
      dataRecord(4, 1, 'client-to-server', request.length, frame.toString('latin1')),
    ];
    const { metadata } = traceOf(file);
    const trace = writePcapng({ metadata: { ...metadata, originUs: 0 }, records });
    assert.deepEqual(traceProblems(trace, id), [`it holds the session id ${key}`]);
  });

  test('a file that is none', () => {
    assert.throws(() => traceProblems(new Uint8Array(40), id), /./);
  });
});
