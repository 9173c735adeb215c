/** What a student sees of a broken response behind the intermediary: a cut with its reason, or 502. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { httpStreamingLab } from '../labs/http-streaming/http-streaming-lab.ts';
import { connectRaw } from '../labs/testing/raw-client.ts';
import { startViaServer, type ViaServer } from './testing/via-server.ts';

let server: ViaServer;

before(async () => void (server = await startViaServer([httpStreamingLab])));
after(() => server.close());

/** Stores a raw response; the path where it is served. */
async function storeRaw(body: string): Promise<string> {
  const posted = await fetch(server.url('/http-streaming/raw'), { method: 'POST', body });
  const { url } = (await posted.json()) as { url: string };
  return new URL(url).pathname;
}

test('a raw response that breaks in its body is cut, and the wire says why', async () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const broken = [
    [`${head}5\r\nHello\r\ng\r\nworld\r\n0\r\n\r\n`, /Invalid character in chunk size/],
    [`${head}5\r\nHello\r\n`, /the connection ended before the response was complete/],
    ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHello', /before the response was complete/],
  ] as const;
  for (const [bytes, reason] of broken) {
    const before = server.cuts.length;
    const client = await connectRaw(server.port);
    client.get(`${await storeRaw(bytes)}?via=rechunk`);
    const received = await client.end();
    assert.match(received, /^HTTP\/1\.1 200 [\s\S]*Hello(\r\n)?$/);
    assert.equal(server.cuts.length, before + 1);
    assert.match(server.cuts[before]?.reason ?? '', /second hop.*RFC 9112 section 8/);
    assert.match(server.cuts[before]?.reason ?? '', reason);
  }
  await server.openDials.reaches(0);
});

test('what came before the break is delivered first, by every policy that holds bytes back', async () => {
  const bytes =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\ng\r\nworld\r\n0\r\n\r\n';
  for (const via of ['delay&viaMs=500', 'coalesce&viaMs=500', 'buffer&viaBytes=100']) {
    const before = server.cuts.length;
    const client = await connectRaw(server.port);
    client.get(`${await storeRaw(bytes)}?via=${via}`);
    await server.openDials.reaches(1);
    await server.openDials.reaches(0);
    if (via.startsWith('delay')) {
      assert.equal(server.cuts.length, before);
      server.clock.advance(499);
      assert.doesNotMatch(client.received, /Hello/);
      server.clock.advance(1);
    }
    assert.match(await client.end(), /\r\n5\r\nHello\r\n$/, via);
    assert.equal(server.cuts.length, before + 1);
    assert.match(server.cuts[before]?.reason ?? '', /Invalid character in chunk size/);
  }
  assert.equal(server.clock.pending(), 0);
});

test('a raw response that is none is answered by 502, which says what was wrong with it', async () => {
  const malformed = [
    ['nonsense', /Expected HTTP/],
    ['', /the connection ended before a response head came/],
    ['HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n', /Content-Length/],
    ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', /101/],
    ['HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n', /status code/],
  ] as const;
  for (const [bytes, reason] of malformed) {
    const response = await fetch(new URL(`${await storeRaw(bytes)}?via=delay`, server.url('')));
    assert.equal(response.status, 502, bytes);
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    assert.equal(code, 'upstream-failed');
    assert.match(detail, reason);
    assert.match(detail, /second hop.*wire view.*direct/);
  }
  await server.openDials.reaches(0);
});
