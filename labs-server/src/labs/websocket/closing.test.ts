/** How a connection ends, as its client sees it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { open, start } from './testing/websocket-server.ts';

/** Code and reason of the close event. */
async function closeOf(url: string): Promise<readonly [number, string]> {
  const socket = await open(url);
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return [code, reason.toString()];
}

test('the Close frame carries the code and the reason that were asked for', async (t) => {
  const { ws } = await start(t);
  const url = `${ws}/closing?code=4001&reason=${encodeURIComponent('příště')}`;
  assert.deepEqual(await closeOf(url), [4001, 'příště']);
  assert.deepEqual(await closeOf(`${ws}/closing`), [1000, '']);
});

test('a connection that ends without a Close frame is 1006, by FIN and by RST', async (t) => {
  const { ws } = await start(t);
  assert.deepEqual(await closeOf(`${ws}/closing?how=fin`), [1006, '']);
  const socket = await open(`${ws}/closing?how=rst&afterMs=1`);
  socket.on('error', () => undefined);
  assert.equal((await once(socket, 'close'))[0], 1006);
});

test('a code that no Close frame may carry and a reason that does not fit are refused', async (t) => {
  const { ws } = await start(t);
  for (const code of [1004, 1005, 1006, 1015, 2000, 2999]) {
    await assert.rejects(open(`${ws}/closing?code=${code}`), /400/);
  }
  await assert.rejects(open(`${ws}/closing?code=999`), /400/);
  await assert.rejects(open(`${ws}/closing?reason=${encodeURIComponent('é'.repeat(62))}`), /400/);
});
