import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../testing/test-server.ts';
import { open, next, start } from './websocket/testing/websocket-server.ts';

test('a session has only so many WebSockets; other sessions notice nothing', async (t) => {
  const { ws, http, server, newPath } = await start(t, { webSockets: 2 });
  const first = await open(`${ws}/echo`);
  await open(`${ws}/echo`);
  await assert.rejects(open(`${ws}/echo`), /429/);
  const elsewhere = await open(
    server.urls.labs[0].replace('http', 'ws') + (await newPath()) + '/echo',
  );
  elsewhere.send('free');
  assert.equal(await next(elsewhere), 'free');
  first.terminate();
  await eventually(async () => (await fetch(`${http}/echo`)).status === 426);
  await eventually(() => server.counters()['webSockets'] === 2);
  await open(`${ws}/echo`);
});
