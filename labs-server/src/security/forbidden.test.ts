/** Tries what is forbidden against a running server: foreign names, foreign pages. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { ServerOptions } from '../server-options.ts';
import { requestRaw } from '../testing/raw-request.ts';
import { startTestServer } from '../testing/test-server.ts';

async function start(context: TestContext, options: ServerOptions = {}) {
  const server = await startTestServer(context, options);
  const session = await server.createSession();
  const lab = `${server.urls.labs[0]}/s/${session}/1/tiny`;
  return { server, session, lab, api: `${server.urls.site}/api` };
}

test('every listener refuses a foreign Host and prints the flag that allows it', async (context) => {
  const { server } = await start(context);
  const { site, runner, labs } = server.urls;
  for (const url of [`${site}/`, `${site}/api/health`, `${runner}/runner/`, ...labs]) {
    const response = await requestRaw(url, { Host: 'rebound.example:4600' });
    assert.equal(response.status, 421, url);
    assert.match(response.text, /--allow-host rebound\.example/);
    assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8');
  }
});

test('an allowed name is used in the URLs that the server tells', async (context) => {
  const { api } = await start(context, { allowHosts: ['lan.test'] });
  const health = await requestRaw(`${api}/health`, { Host: 'lan.test:80' });
  assert.match(health.text, /"channel":"ws:\/\/lan\.test:\d+\/api\/channel"/);
  assert.doesNotMatch(health.text, /127\.0\.0\.1/);
});

test('the API refuses other pages; a missing Origin, the site and listed sites are let in', async (context) => {
  const siteOrigins = ['https://course.example'];
  const { server, api } = await start(context, { siteOrigins });
  const { site, runner, labs } = server.urls;
  const localhost = site.replace('127.0.0.1', 'localhost');
  for (const origin of [site, localhost, ...siteOrigins]) {
    const response = await requestRaw(`${api}/health`, { Origin: origin });
    assert.equal(response.status, 200, origin);
    assert.equal(response.headers['access-control-allow-origin'], origin);
  }
  const foreign = [
    'http://evil.example',
    'null',
    runner,
    ...labs,
    `${site}.evil.example`,
    'https://127.0.0.1',
  ];
  for (const origin of foreign) {
    const response = await requestRaw(`${api}/sessions`, { Origin: origin }, 'POST');
    assert.equal(response.status, 403, origin);
    assert.equal(response.headers['access-control-allow-origin'], undefined);
  }
  assert.equal((await requestRaw(`${api}/health`)).status, 200);
  assert.equal(server.counters()['sessions'], 1);
});

test('labs give site and runner the CORS permission, and no other page', async (context) => {
  const { server, lab } = await start(context);
  for (const origin of [server.urls.site, server.urls.runner]) {
    const { headers } = await requestRaw(`${lab}/hello`, { Origin: origin });
    assert.equal(headers['access-control-allow-origin'], origin);
    assert.equal(headers['timing-allow-origin'], origin);
    assert.equal(headers['access-control-allow-credentials'], undefined);
    assert.match(headers['access-control-expose-headers'] ?? '', /\bETag\b/);
    assert.equal(headers.vary, 'Origin');
  }
  const foreign = await requestRaw(`${lab}/hello`, { Origin: 'http://evil.example' });
  assert.equal(foreign.headers['access-control-allow-origin'], undefined);
});

test('the opaque origin is let in under a valid session only', async (context) => {
  const { server, lab } = await start(context);
  const { headers } = await requestRaw(`${lab}/hello`, { Origin: 'null' });
  assert.equal(headers['access-control-allow-origin'], 'null');
  const unknown = `${server.urls.labs[0]}/s/${'0'.repeat(32)}/1/tiny/hello`;
  const refused = await requestRaw(unknown, { Origin: 'null' });
  assert.deepEqual(
    [refused.status, refused.headers['access-control-allow-origin']],
    [404, undefined],
  );
});

test('a preflight is answered for long, with what was asked for, and recorded', async (context) => {
  const { server, session, lab } = await start(context);
  const preflight = {
    Origin: server.urls.runner,
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'if-none-match',
  };
  const { status, headers } = await requestRaw(`${lab}/hello`, preflight, 'OPTIONS');
  assert.equal(status, 204);
  assert.equal(headers['access-control-allow-headers'], 'if-none-match');
  assert.equal(headers['access-control-max-age'], '7200');
  assert.ok((await server.recordsOf(session)).length > 0);
  const foreign = { ...preflight, Origin: 'http://evil.example' };
  assert.equal((await requestRaw(`${lab}/hello`, foreign, 'OPTIONS')).status, 403);
});

test('an unknown or malformed session is 404 with the remedy, readable by the site', async (context) => {
  const { server, session } = await start(context);
  const [lab] = server.urls.labs;
  const paths = [
    `/s/${'0'.repeat(32)}/1/tiny/hello`,
    '/s/x/1/tiny/hello',
    `/s/${session}/one/tiny/hello`,
  ];
  for (const path of [...paths, `/s/${session}/-1/tiny/hello`, '/s/%00/1/tiny/hello', '/']) {
    const response = await requestRaw(lab + path, { Origin: server.urls.site });
    assert.equal(response.status, 404, path);
    assert.equal(response.headers['access-control-allow-origin'], server.urls.site);
  }
  const malformed = await requestRaw(`${lab}/s/%zz/1/tiny/hello`);
  assert.ok(malformed.status === 400 || malformed.status === 404);
});
