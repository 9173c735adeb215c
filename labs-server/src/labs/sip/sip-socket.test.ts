/** The socket over TLS: what the proxy calls its transport. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as secureRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { certificateNames } from '../../certificate/certificate-names.ts';
import { makeCertificate } from '../../certificate/made-certificate.ts';
import { createServer } from '../../create-server.ts';
import { type Message, readMessage, valuesOf, writeMessage } from './sip-message.ts';
import { TestAgent } from './testing/test-agent.ts';

/** A user agent on a socket over TLS, and the password that the lab made for it. */
async function openSecure(context: TestContext) {
  const tls = await makeCertificate(certificateNames([], false, {}), Date.now());
  const server = await createServer({ port: 0, tls });
  context.after(() => server.close());
  const ask = async (url: string, method = 'GET'): Promise<Record<string, unknown>> => {
    const request = secureRequest(url, { method, ca: tls.cert, agent: false }).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const parts = await response.toArray();
    return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
  };
  const { id, labs } = (await ask(`${server.urls.site}/api/sessions`, 'POST')) as {
    readonly id: string;
    readonly labs: readonly [string, string];
  };
  const base = `${labs[0]}/s/${id}/1/sip`;
  const { users } = (await ask(`${base}/domain`)) as {
    readonly users: readonly { readonly user: string; readonly password: string }[];
  };
  const [{ user, password } = { user: '', password: '' }] = users;
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/socket`, ['sip'], { ca: tls.cert });
  context.after(() => socket.terminate());
  await once(socket, 'open');
  const send = (message: Message) => socket.send(writeMessage(message));
  const domain = { open: () => {}, receive: (_flow: unknown, message: Message) => send(message) };
  return { socket, user, password, agent: new TestAgent(domain, user, 'WSS') };
}

test('RFC 7118 section 5.1: over HTTPS the Via of the proxy says WSS', async (context) => {
  const { socket, user, password, agent } = await openSecure(context);
  const next = async (): Promise<Message> => {
    const [data] = (await once(socket, 'message')) as [Buffer];
    const reading = readMessage(data);
    assert.ok(reading.kind === 'message');
    agent.received.push(reading.message);
    return reading.message;
  };
  const prove = async (method: string, sent: Parameters<TestAgent['sendAnswer']>[1]) => {
    agent.sendRequest(method, sent);
    await next();
    agent.sendAnswer(method, sent, password);
    return next();
  };
  await prove('REGISTER', { fields: [['Contact', `<sip:a@${user}.invalid;transport=ws>`]] });
  const self = `sip:${user}@lab.invalid`;
  const passedOn = await prove('OPTIONS', { uri: self, to: `<${self}>`, callId: 'options' });
  assert.equal(passedOn.kind === 'request' && passedOn.method, 'OPTIONS');
  assert.match(valuesOf(passedOn, 'Via')[0] ?? '', /^SIP\/2\.0\/WSS proxy\.lab\.invalid;/);
});
