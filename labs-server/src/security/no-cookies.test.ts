/** No cookie but in the lab that teaches them: every endpoint is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feed } from '../../wire/mechanisms/feed.ts';
import { mechanisms } from '../../wire/mechanisms/index.ts';
import { createServer } from '../create-server.ts';
import { connectRaw } from '../testing/raw-client.ts';

/** The only endpoints that may. */
const teachCookies = ['/server-sent-events/credentials', '/websocket/login/x'];

test('nothing sets a cookie but the labs of CORS with credentials and of hijacking', async (context) => {
  const server = await createServer({ port: 0 });
  context.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  assert.equal(created.headers.get('Set-Cookie'), null);
  const { id } = (await created.json()) as { id: string };
  const setting: string[] = [];
  const ask = async (origin: string, method: string, path: string): Promise<void> => {
    const client = await connectRaw(origin);
    client.send(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`);
    await client.until('\r\n\r\n');
    if (/\r\nSet-Cookie:/i.test(client.received())) setting.push(path);
    client.destroy();
  };
  const { site, runner, labs } = server.urls;
  for (const path of ['/', '/missing', '/api/health', '/api/mechanisms', '/runner/']) {
    await ask(site, 'GET', path);
    await ask(runner, 'GET', path);
  }
  let asked = 0;
  for (const { id: mechanism, endpoints } of [...Object.values(mechanisms), feed]) {
    for (const { method, path: pattern } of endpoints) {
      const path = pattern.replace(/:\w+/g, 'x');
      // Beyond the other endpoints only this one sends no head before something happens.
      const query = mechanism === 'long-polling' ? '?holdMs=100' : '';
      await ask(labs[0], method, `/s/${id}/1/${mechanism}${path}${query}`);
      asked += 1;
    }
  }
  assert.ok(asked > 10);
  assert.deepEqual(
    setting,
    teachCookies.map((path) => `/s/${id}/1${path}`),
  );
});
