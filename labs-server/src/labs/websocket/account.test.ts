/** Who may connect to an account: the cookie says who you are, the Origin from where you ask. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { connectRaw } from '../../testing/raw-client.ts';
import { handshake, start, type Subject } from './testing/websocket-server.ts';

const cookie = 'wireside-account=alice';

/** The answer to a handshake with these fields: its status, and the first message after a 101. */
function ask(
  { ws }: Subject,
  headers: Readonly<Record<string, string>>,
  originCheck = 'exact',
): Promise<string | number> {
  const socket = new WebSocket(`${ws}/account/alice?originCheck=${originCheck}`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      resolve(data.toString());
      socket.close();
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('error', reject);
  });
}

test('the endpoint that does not check tells the account to every origin that brings the cookie', async (t) => {
  const subject = await start(t);
  for (const origin of ['https://evil.example', 'null']) {
    const message = JSON.stringify({ user: 'alice', origin });
    assert.equal(await ask(subject, { cookie, origin }, 'none'), message);
  }
  const anonymous = await ask(subject, { origin: 'null' }, 'none');
  assert.equal(anonymous, JSON.stringify({ user: null, origin: 'null' }));
});

test('the endpoint that checks lets in our own site and runner, under both names of this machine', async (t) => {
  const subject = await start(t);
  const { site, runner } = subject.server.urls;
  for (const own of [site, runner]) {
    for (const origin of [own, own.replace('127.0.0.1', 'localhost')]) {
      const message = JSON.stringify({ user: 'alice', origin });
      assert.equal(await ask(subject, { cookie, origin }), message);
    }
  }
});

test('it refuses everybody else before any message: labs, look-alikes, "null" and no Origin', async (t) => {
  const subject = await start(t);
  const { site, labs } = subject.server.urls;
  const { host, port } = new URL(site);
  const foreign = [
    ...labs,
    'null',
    '',
    `${site}/`,
    `${site}.evil.example`,
    `http://evil-${host}`,
    `http://evil.example:${port}`,
    `https://${host}`,
    `http://user@${host}`,
    `${site}, ${site}`,
    'http://127.0.0.1',
  ];
  for (const origin of foreign) assert.equal(await ask(subject, { cookie, origin }), 403, origin);
  assert.equal(await ask(subject, { cookie }), 403);
  // Neither Referer nor CORS fields stand for an Origin.
  const referer = `${site}/`;
  assert.equal(await ask(subject, { cookie, referer, origin: 'https://evil.example' }), 403);
});

test('two Origin fields are not one of ours', async (t) => {
  const { server, path } = await start(t);
  const client = await connectRaw(server.urls.labs[0]);
  const { site } = server.urls;
  const request = handshake(`${path}/account/alice?originCheck=exact`);
  const fields = `Origin: ${site}\r\nOrigin: https://evil.example\r\n`;
  client.send(request.replace('Upgrade: websocket\r\n', `Upgrade: websocket\r\n${fields}`));
  await client.until('\r\n\r\n');
  const [status = ''] = client.received().split('\r\n');
  client.destroy();
  assert.equal(status, 'HTTP/1.1 403 Forbidden');
});

test('a login sets an HttpOnly cookie that only this account of this run gets', async (t) => {
  const { http, path, server } = await start(t);
  const logIn = (query: string, origin: string) =>
    fetch(`${http}/login/alice${query}`, { method: 'POST', headers: { origin } });
  const { site } = server.urls;
  const start1 = `wireside-account=alice; Path=${path}/account/alice; Max-Age=600; HttpOnly`;
  const absent = await logIn('', site);
  assert.equal(absent.headers.get('Set-Cookie'), start1);
  assert.equal(absent.headers.get('Access-Control-Allow-Credentials'), 'true');
  const strict = await logIn('?sameSite=Strict', site);
  assert.equal(strict.headers.get('Set-Cookie'), `${start1}; SameSite=Strict`);
  const none = await logIn('?sameSite=None', site);
  assert.equal(none.headers.get('Set-Cookie'), `${start1}; SameSite=None; Secure`);
  for (const origin of ['null', 'https://evil.example']) {
    const foreign = await logIn('', origin);
    assert.equal(foreign.headers.get('Access-Control-Allow-Credentials'), null, origin);
  }
  assert.equal((await fetch(`${http}/login/A%3Bb`, { method: 'POST' })).status, 400);
});

test("the attacker's page connects to the lab's account only, reports to our pages only, and shows nowhere else", async (t) => {
  const { http, path, server } = await start(t);
  const { site, runner, labs } = server.urls;
  const page = (victim: string, report: string) =>
    fetch(
      `${http}/attacker/alice?victim=${encodeURIComponent(victim)}&report=${encodeURIComponent(report)}`,
    );
  const response = await page(labs[0], site);
  const html = await response.text();
  const victim = labs[0].replace('http', 'ws');
  assert.ok(html.includes(`data-victim="${victim}${path}/account/alice?originCheck=none"`));
  assert.ok(html.includes(`data-report="${site}"`));
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  assert.match(
    policy,
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; /,
  );
  assert.ok(policy.includes(`; connect-src ${victim}; `));
  assert.ok(policy.includes(`frame-ancestors ${site} `) && policy.includes(runner));
  assert.ok(!policy.includes(`${labs[1]} `) && !policy.includes('*'));
  assert.equal((await page('http://evil.example', site)).status, 400);
  assert.equal((await page(labs[0], 'http://evil.example')).status, 400);
  assert.equal((await page(labs[0], labs[1])).status, 400);
  assert.equal((await page(`${labs[0]}"><script>`, site)).status, 400);
});
