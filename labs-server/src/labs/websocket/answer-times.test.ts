/** How long a handshake that a learner answers may wait, and its connection may stay: on a clock that only the test moves. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { connectRaw } from '../../testing/raw-client.ts';
import { startLabServer } from '../testing/lab-server.ts';
import { maxOpenMs } from './answer.ts';
import { bytesOf, handshake } from './testing/websocket-server.ts';
import { webSocketLab } from './websocket-lab.ts';

const holdMs = 30_000;

/** A client whose handshake is held under the name `a`. */
async function setUp(t: TestContext) {
  const server = await startLabServer([webSocketLab]);
  t.after(() => server.close());
  const client = await connectRaw(server.url(''));
  client.send(handshake(server.path('/websocket/answer/a')));
  const url = server.url('/websocket/answer/a');
  assert.equal((await fetch(`${url}/request`)).status, 200);
  const post = (body: string): Promise<Response> => fetch(url, { method: 'POST', body });
  return { server, client, url, post };
}

test('a handshake without an answer is refused when its time is over, and gives its place up', async (t) => {
  const { server, client, post } = await setUp(t);
  server.clock.advance(holdMs - 1);
  assert.equal(client.received(), '');
  server.clock.advance(1);
  await client.until('"answer-missing"');
  assert.match(client.received(), /^HTTP\/1\.1 504 /);
  assert.equal(await client.closed, 'fin');
  assert.equal((await post('too late')).status, 404);
  await server.held.reaches(0);
});

test('an answered connection stays for a minute, whatever the client sends, and ends then', async (t) => {
  const { server, client, post } = await setUp(t);
  assert.equal((await post('HTTP/1.1 101 Switching Protocols\r\n\r\n')).status, 204);
  await client.until('\r\n\r\n');
  client.send(bytesOf('8185 37fa213d 7f9f4d5158'));
  server.clock.advance(holdMs);
  server.clock.advance(maxOpenMs - holdMs - 1);
  assert.deepEqual(server.cuts, []);
  server.clock.advance(1);
  assert.equal(await client.closed, 'fin');
  assert.deepEqual(
    server.cuts.map(({ how, reason }) => `${how} ${reason}`),
    ['fin The lab keeps a connection that was answered by hand for 60 s.'],
  );
});

test('a Close frame ends the connection at once, also when it comes with a message before it', async (t) => {
  for (const before of ['', '8185 37fa213d 7f9f4d5158 ']) {
    const { client, post } = await setUp(t);
    await post('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    await client.until('\r\n\r\n');
    client.send(bytesOf(`${before}8880 00000000`));
    assert.equal(await client.closed, 'fin');
  }
});

test('who waits for a handshake is told when none comes, and nothing is left of it', async (t) => {
  const { server, url } = await setUp(t);
  const before = server.held.value;
  const waiting = fetch(`${url.replace(/a$/, 'b')}/request`);
  await server.held.reaches(before + 1);
  server.clock.advance(10_000);
  const answer = await waiting;
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /"handshake-unknown"/);
  await server.held.reaches(before);
});
