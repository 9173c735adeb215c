/** CORS of the labs, in the words of Fetch section 3.3. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import express from 'express';
import { requestRaw } from '../testing/raw-request.ts';
import { labCors } from './lab-cors.ts';

const site = 'http://site.test';
const runner = 'http://runner.test';
let server: Server;
let url: string;

before(async () => {
  const app = express();
  const origins = {
    isSite: (origin: string) => origin === site,
    isRunner: (origin: string) => origin === runner,
  };
  app.use(labCors({ origins, hasSession: ({ path }) => path.startsWith('/s/') }));
  app.use((_request, response) => void response.end('answer'));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => void server.close());

const allowedOf = async (path: string, Origin: string) =>
  (await requestRaw(`${url}${path}`, { Origin })).headers['access-control-allow-origin'];

test('site and runner may read; others get the answer without the permission', async () => {
  assert.equal(await allowedOf('/', site), site);
  assert.equal(await allowedOf('/', runner), runner);
  assert.equal(await allowedOf('/', 'http://evil.test'), undefined);
});

test('the opaque origin null may read under a living session only', async () => {
  assert.equal(await allowedOf('/s/x/1/', 'null'), 'null');
  assert.equal(await allowedOf('/', 'null'), undefined);
});

test('the answer varies by Origin wherever there is one', async () => {
  assert.equal((await requestRaw(url, { Origin: 'http://evil.test' })).headers.vary, 'Origin');
  assert.equal((await requestRaw(url)).headers.vary, undefined);
});

const preflight = (Origin: string) =>
  requestRaw(
    url,
    {
      Origin,
      'Access-Control-Request-Method': 'DELETE',
      'Access-Control-Request-Headers': 'x-test',
    },
    'OPTIONS',
  );

test('a preflight is answered with 204 and may be cached for long, or refused with 403', async () => {
  const { status, headers } = await preflight(site);
  assert.equal(status, 204);
  assert.match(headers['access-control-allow-methods'] ?? '', /\bDELETE\b/);
  assert.equal(headers['access-control-allow-headers'], 'x-test');
  assert.equal(headers['access-control-max-age'], '7200');
  const refused = await preflight('http://evil.test');
  assert.equal(refused.status, 403);
  assert.match(refused.text, /"code":"origin-not-allowed"/);
});

test('OPTIONS without Access-Control-Request-Method is no preflight', async () => {
  assert.equal((await requestRaw(url, { Origin: site }, 'OPTIONS')).text, 'answer');
});
