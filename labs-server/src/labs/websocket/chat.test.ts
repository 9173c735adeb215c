/** The chat room of a run, on a real server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { maxChatCharacters } from './chat.ts';
import { bytesOf, key, next, open, start } from './testing/websocket-server.ts';

test('what one sends all of the run get, and nobody of another run', async (t) => {
  const { ws } = await start(t);
  const one = await open(`${ws}/chat`, ['chat']);
  const two = await open(`${ws}/chat`, ['superchat']);
  const stranger = await open(`${ws.replace('/1/', '/2/')}/chat`);
  assert.deepEqual([one.protocol, two.protocol, stranger.protocol], ['chat', 'superchat', '']);
  const heard = [next(one), next(two)];
  one.send('Hello');
  assert.deepEqual(await Promise.all(heard), ['Hello', 'Hello']);
  const own = next(stranger);
  stranger.send('alone');
  assert.equal(await own, 'alone');
  const left = once(two, 'close');
  two.close();
  await left;
  const still = next(one);
  one.send('Who is there?');
  assert.equal(await still, 'Who is there?');
  one.close();
  stranger.close();
});

test('the chat takes text of a bounded length only', async (t) => {
  const { ws } = await start(t);
  for (const [message, code] of [
    [Buffer.from([1]), 1003],
    ['x'.repeat(maxChatCharacters + 1), 1009],
  ] as const) {
    const socket = await open(`${ws}/chat`);
    socket.send(message);
    assert.equal((await once(socket, 'close'))[0], code);
  }
});

test('the request of the 2019 slide is refused with the versions, and accepted once it is repaired', async (t) => {
  const { http } = await start(t);
  const send = async (body: string | Uint8Array<ArrayBuffer>): Promise<string> => {
    const response = await fetch(`${http}/raw`, { method: 'POST', body });
    return Buffer.from(await response.arrayBuffer()).toString('latin1');
  };
  const slide = [
    'GET /chat HTTP/1.1',
    'Host: server.example.com',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${key}`,
    'Sec-WebSocket-Origin: http://example.com',
    'Sec-WebSocket-Protocol: chat, superchat',
    'Sec-WebSocket-Version: 7',
    '\r\n',
  ].join('\r\n');
  const refused = await send(slide);
  assert.match(refused, /^HTTP\/1\.1 400 /);
  assert.match(refused, /\r\nSec-WebSocket-Version: 13, 8\r\n/);
  const repaired = slide.replace('Version: 7', 'Version: 13').replace('Sec-WebSocket-O', 'O');
  const answer = await send(
    new Uint8Array(Buffer.concat([Buffer.from(repaired), bytesOf('8185 37fa213d 7f9f4d5158')])),
  );
  assert.match(answer, /^HTTP\/1\.1 101 /);
  assert.match(answer, /\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/);
  assert.ok(answer.endsWith('Sec-WebSocket-Protocol: chat\r\n\r\n\x81\x05Hello'), answer);
});
