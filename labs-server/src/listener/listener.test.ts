import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { requestRaw } from '../testing/raw-request.ts';
import { startTestServer } from '../testing/test-server.ts';
import { defaultHttpLimits } from './http-limits.ts';
import { openListener } from './listener.ts';
import { PortError } from './port-error.ts';

const options = {
  title: 'site',
  port: 0,
  addresses: ['127.0.0.1', '::1'],
  limits: defaultHttpLimits,
  onRequest: (_request: unknown, response: { end(text: string): void }) => response.end('here'),
};

test('all addresses have one port, and close frees it', async () => {
  const listener = await openListener(options);
  const { port } = listener;
  assert.equal((await requestRaw(`http://127.0.0.1:${port}/`)).text, 'here');
  await listener.close();
  const again = await openListener({ ...options, port });
  assert.equal(again.port, port);
  await again.close();
});

test('a taken port is one line that names the port and the flag', async () => {
  const listener = await openListener(options);
  await assert.rejects(openListener({ ...options, port: listener.port }), (error) => {
    assert.ok(error instanceof PortError);
    assert.match(error.message, new RegExp(`^Port ${listener.port} \\(site, .*--port \\d+\\.$`));
    return true;
  });
  await listener.close();
});

test('an address that this machine does not have is left out unless it is the first', async () => {
  const listener = await openListener({ ...options, addresses: ['127.0.0.1', '2001:db8::1'] });
  await listener.close();
  await assert.rejects(openListener({ ...options, addresses: ['2001:db8::1'] }), PortError);
});

test('a server whose ports are partly taken does not start', async (context) => {
  const { urls } = await startTestServer(context);
  const taken = Number(new URL(urls.labs[1]).port);
  await assert.rejects(startTestServer(context, { port: taken - 2 }), PortError);
});

function failTwice(message: unknown): void {
  const { server } = message as { readonly server: Server };
  for (let times = 0; times < 2; times += 1) server.emit('error', new Error('accept EMFILE'));
}

test('an error of a socket that listens is no end of the process', async () => {
  const listener = await openListener({ ...options, addresses: ['127.0.0.1'] });
  const url = `http://127.0.0.1:${listener.port}/`;
  const channel = 'http.server.request.start';
  subscribe(channel, failTwice);
  assert.equal((await requestRaw(url)).text, 'here');
  unsubscribe(channel, failTwice);
  assert.equal((await requestRaw(url)).text, 'here');
  await listener.close();
});

test('a watcher is told of each connection when it is open and when it is closed', async () => {
  const told = new EventEmitter();
  const listener = await openListener({
    ...options,
    connections: {
      opened: ({ remotePort }) => void told.emit('opened', remotePort),
      closed: ({ remotePort }) => void told.emit('closed', remotePort),
    },
  });
  const opened = once(told, 'opened');
  const client = connect(listener.port, '127.0.0.1');
  const [[port]] = await Promise.all([opened, once(client, 'connect')]);
  assert.equal(port, client.localPort);
  const closed = once(told, 'closed');
  await listener.close();
  assert.deepEqual(await closed, [port]);
  client.destroy();
});
