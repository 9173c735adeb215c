/** "Every malformed frame gets the close code of RFC 6455 section 7.4.1", and our decoder names the rule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conversation, Unit } from '../../../wire/conversation/conversation.ts';
import { createConversation } from '../../../wire/conversation/create-conversation.ts';
import type { DecodeError } from '../../../wire/field/decode-result.ts';
import { setImmediate as turn } from 'node:timers/promises';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { connectRaw } from '../../testing/raw-client.ts';
import { inflate } from '../../tools/inflate.ts';
import { startLabServer } from '../testing/lab-server.ts';
import { closeWithinMs } from '../web-socket.ts';
import type { BrokenFrames } from './testing/broken-frame.ts';
import { brokenHeaders } from './testing/broken-headers.ts';
import { brokenMessages } from './testing/broken-messages.ts';
import { bytesOf, handshake, start } from './testing/websocket-server.ts';
import { webSocketLab } from './websocket-lab.ts';

const offer = 'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n';

/** What crosses the wire when a client sends `frames`, until the server has closed; and how it closed. */
async function converse(
  url: string,
  path: string,
  { hex, deflate = false }: Pick<BrokenFrames, 'hex' | 'deflate'>,
): Promise<{ readonly conversation: Conversation; readonly ending: 'fin' | 'rst' }> {
  const client = await connectRaw(url);
  const conversation = createConversation({ inflate });
  const send = (bytes: Buffer): void => {
    conversation.append('client-to-server', bytes);
    client.send(bytes);
  };
  client.socket.on('data', (bytes) => conversation.append('server-to-client', bytes));
  const request = deflate
    ? handshake(`${path}/echo?deflate=true`).replace(/\r\n$/, offer)
    : handshake(`${path}/echo`);
  send(Buffer.from(request));
  await client.until('\r\n\r\n');
  // The Close frame ends the connection where nothing else does.
  send(bytesOf(`${hex} 8882 00000000 03e8`));
  const ending = await client.closed;
  conversation.end('client-to-server');
  conversation.end('server-to-client');
  return { conversation, ending };
}

function framesOf(units: readonly Unit[], sender: Unit['direction']): readonly Unit[] {
  return units.filter(({ direction, format }) => direction === sender && format === 'websocket');
}

/** The rules that the client broke, without the one that the connection ended in the middle of a frame. */
function brokenRules({ units }: Conversation): readonly DecodeError[] {
  const errors = framesOf(units, 'client-to-server').flatMap(({ error }) => error ?? []);
  return errors.filter(({ code }) => code !== 'frame-truncated');
}

/** Titles of the server's frames, and of what its Close frames say. */
function answersOf({ units }: Conversation): readonly string[] {
  return framesOf(units, 'server-to-client')
    .filter(({ kind }) => kind === 'frame' || kind === 'application-data')
    .map(({ title }) => title);
}

test('each kind of broken frame gets its code, and the decoder expects the same', async (t) => {
  const { server, path } = await start(t, {}, createFakeClock());
  for (const broken of [...brokenHeaders, ...brokenMessages]) {
    const { what, code, rule, section, standard = 'RFC 6455' } = broken;
    await t.test(`${what}: ${code} (${standard} section ${section})`, async () => {
      const { conversation, ending } = await converse(server.urls.labs[0], path, broken);
      const [error] = brokenRules(conversation);
      assert.equal(error?.code ?? null, rule);
      if (error) {
        assert.equal(error.protocolStatus, code);
        assert.deepEqual(error.source, { standard, section });
      }
      const answers = answersOf(conversation);
      assert.match(answers.at(-2) ?? '', new RegExp(`^close ${code}`));
      assert.equal(answers.filter((title) => title.startsWith('close ')).length, 1);
      assert.equal(ending, 'fin');
    });
  }
});

for (const deflate of [false, true]) {
  test(`what came before the broken frame is answered first${deflate ? ', compressed too' : ''}`, async (t) => {
    const { server, path } = await start(t, {}, createFakeClock());
    const hello = deflate ? 'c187 00000000 f248cdc9c90700' : '8185 00000000 48656c6c6f';
    const hex = `${hello} 8980 00000000 81fe0005 00000000 48656c6c6f`;
    const { conversation } = await converse(server.urls.labs[0], path, { hex, deflate });
    const titles = answersOf(conversation);
    assert.equal(
      titles.filter((title) => /^(text|compressed)/.test(title)).length,
      deflate ? 2 : 1,
    );
    assert.ok(titles.includes('pong'), String(titles));
    assert.match(titles.at(-1) ?? '', /^1002 "Extended payload length: 5 must be written in/);
  });
}

test('of several broken rules the first one is answered, whoever found it', async (t) => {
  const { server, path } = await start(t, {}, createFakeClock());
  const [notText, notMasked] = ['8182 00000000 c328', '8105 48656c6c6f'];
  for (const [hex, title] of [
    [`${notText} ${notMasked}`, /^1007$/],
    [`${notMasked} ${notText}`, /^1002 "MASK: /],
  ] as const) {
    const { conversation, ending } = await converse(server.urls.labs[0], path, { hex });
    const [closing, body, ...more] = answersOf(conversation);
    assert.match(closing ?? '', /^close /);
    assert.match(body ?? '', title);
    assert.deepEqual(more, []);
    assert.equal(ending, 'fin');
  }
});

test('a client that does not end its side after the broken frame is reset', async (t) => {
  const server = await startLabServer([webSocketLab]);
  t.after(() => server.close());
  const client = await connectRaw(server.url(''));
  client.send(handshake(server.path('/websocket/echo')));
  await client.until('\r\n\r\n');
  client.socket.pause();
  client.send(bytesOf('81fe0005 00000000 48656c6c6f'));
  while (![...server.sockets].some(({ writableFinished }) => writableFinished)) await turn();
  assert.equal(server.cuts.length, 0);
  server.clock.advance(closeWithinMs);
  await server.cutCount.reaches(1);
  assert.equal(server.cuts[0]?.how, 'rst');
  assert.match(server.cuts[0]?.reason ?? '', /broke a rule.*fewest bytes/);
  client.destroy();
});
