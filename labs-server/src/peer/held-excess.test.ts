/** A peer whose handshake messages never become whole. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { test } from 'node:test';
import { createTestBob, createTestCaller } from './testing/test-call.ts';

/** RFC 6347 section 4.2.2: the first byte of a ClientHello of 16 KB, in a record of its own. */
function fragment(sequence: number): Buffer {
  const handshake = Buffer.from([1, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  const header = Buffer.alloc(13);
  header.set([22, 0xfe, 0xfd]);
  header.writeUIntBE(sequence, 5, 6);
  header.writeUInt16BE(handshake.length, 11);
  return Buffer.concat([header, handshake]);
}

test('RFC 6347 section 4.2.3: fragments without end end the call, and the page is told', async (context) => {
  const ended = Promise.withResolvers<string>();
  const { bob, host } = createTestBob(context, { events: { over: ended.resolve } });
  const caller = await createTestCaller(context);
  const answer = await bob.answer(await caller.offer(), { trickle: false });
  await caller.accept(answer);
  const [, port = ''] =
    /^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+) typ host/m.exec(answer) ?? [];
  const socket = createSocket('udp4');
  context.after(() => void socket.close());
  const flood = setInterval(() => {
    for (let count = 0; count < 50; count += 1)
      socket.send(fragment(count), Number(port), '127.0.0.1');
  }, 5);
  context.after(() => clearInterval(flood));
  assert.match(await ended.promise, /never became whole/);
  assert.deepEqual(host.limits, ['handshake-fragments']);
});
