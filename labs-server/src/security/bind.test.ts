/** Who can reach the listeners: tried from every address of this machine. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { addressAsHostname } from './own-names.ts';
import type { RunningServer } from '../start-server.ts';
import { requestRaw } from '../testing/raw-request.ts';
import { startTestServer } from '../testing/test-server.ts';

const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
/** Link-local IPv6 addresses need a zone, which no URL has. */
const others = interfaces
  .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  .map(({ address }) => address);
/** Linux has all of 127.0.0.0/8; the server binds one address of it. */
const unbound = process.platform === 'linux' ? ['127.0.0.2', ...others] : others;
const hasIpv6Loopback = interfaces.some(({ address }) => address === '::1');

function portsOf({ urls, upstreamPort }: RunningServer): number[] {
  const listening = [urls.site, urls.runner, ...urls.labs].map((url) => Number(new URL(url).port));
  return [...listening, upstreamPort];
}

async function isRefused(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  const outcome = await Promise.race([
    once(socket, 'connect').then(() => false),
    once(socket, 'error').then(() => true),
  ]).catch(() => true);
  socket.destroy();
  return outcome;
}

const withOthers = { skip: unbound.length === 0 && 'this machine has the loopback address only' };

test('by default no listener can be reached but by the loopback', withOthers, async (context) => {
  const server = await startTestServer(context);
  for (const port of portsOf(server)) {
    assert.equal(await isRefused('127.0.0.1', port), false);
    for (const address of unbound) assert.equal(await isRefused(address, port), true, address);
  }
});

const withIpv6 = { skip: !hasIpv6Loopback && 'this machine has no ::1' };

test('::1 is bound too, and its URLs are told under that name', withIpv6, async (context) => {
  const server = await startTestServer(context);
  const { port } = new URL(server.urls.site);
  const { status, text } = await requestRaw(`http://[::1]:${port}/api/health`);
  assert.equal(status, 200);
  const { urls } = JSON.parse(text) as { urls: RunningServer['urls'] };
  assert.equal(urls.site, `http://[::1]:${port}`);
  for (const url of [...urls.labs, `${urls.runner}/runner/`]) {
    assert.ok((await requestRaw(url)).status < 500, url);
  }
  const { origin } = new URL(urls.site);
  const session = await requestRaw(`${urls.site}/api/sessions`, { Origin: origin }, 'POST');
  assert.equal(session.status, 201);
});

test('with --host 0.0.0.0 others can come in, but never to the upstream listener', async (context) => {
  const server = await startTestServer(context, { host: '0.0.0.0' });
  assert.match(server.urls.site, /^http:\/\/127\.0\.0\.1:/);
  const { port } = new URL(server.urls.site);
  for (const address of unbound.filter((one) => !one.includes(':'))) {
    const url = `http://${addressAsHostname(address)}:${port}/api/health`;
    assert.equal((await requestRaw(url)).status, 200, address);
    assert.equal(await isRefused(address, server.upstreamPort), true, address);
  }
});
