/** The XMPP server on a real port: streams, and who gets a stanza. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { startLabServer } from '../testing/lab-server.ts';
import { jingleLab } from './jingle-lab.ts';

const open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='lab.invalid' version='1.0'/>";
const anonymous = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>";
const bind =
  "<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

const auth = (text: string): string =>
  `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${Buffer.from(text).toString('base64')}</auth>`;
const iq = (to: string, child: string, type = 'get'): string =>
  `<iq xmlns='jabber:client' type='${type}' id='q' to='${to}' from='evil@lab.invalid'>${child}</iq>`;

class Client {
  readonly socket: WebSocket;
  readonly received: string[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.received.push(data.toString()));
  }

  send(text: string): void {
    this.socket.send(text);
  }

  /** Waits until so many messages are there, and takes them off. */
  async take(count: number): Promise<string[]> {
    while (this.received.length < count) await once(this.socket, 'message');
    return this.received.splice(0, count);
  }

  /** Asks, and waits for one answer. */
  async ask(text: string): Promise<string> {
    this.send(text);
    const [answer = ''] = await this.take(1);
    return answer;
  }
}

async function connect(context: TestContext) {
  const server = await startLabServer([jingleLab]);
  context.after(() => server.close());
  const join = async (): Promise<Client> => {
    const url = `ws://127.0.0.1:${server.port}${server.path('/jingle/xmpp')}`;
    const socket = new WebSocket(url, ['xmpp']);
    await once(socket, 'open');
    return new Client(socket);
  };
  /** As one who has a full address. */
  const enter = async () => {
    const client = await join();
    client.send(open);
    client.send(anonymous);
    client.send(open);
    client.send(bind);
    const answers = await client.take(6);
    const [, jid = ''] = /<jid>([^<]+)<\/jid>/.exec(answers.at(-1) ?? '') ?? [];
    return { client, jid };
  };
  return { server, join, enter };
}

test('RFC 7395 section 3: open, features, authentication, open again, bind, close', async (t) => {
  const client = await (await connect(t)).join();
  client.send(open);
  const [opened = '', features = ''] = await client.take(2);
  assert.match(
    opened,
    /^<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='lab\.invalid' id='/,
  );
  assert.match(features, /<mechanism>PLAIN<\/mechanism><mechanism>ANONYMOUS<\/mechanism>/);
  assert.match(await client.ask(anonymous), /^<success /);
  client.send(open);
  const [, more = ''] = await client.take(2);
  assert.match(more, /<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'\/>/);
  assert.match(
    await client.ask(bind),
    /type='result' id='b'.*<jid>guest-\w+@lab\.invalid\/\w+<\/jid>/,
  );
  const close = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";
  assert.equal(await client.ask(close), close);
  await once(client.socket, 'close');
});

test('a password of the session is proved by PLAIN; three wrong ones end the stream', async (t) => {
  const { server, join } = await connect(t);
  const domain = (await (await fetch(server.url('/jingle/domain'))).json()) as {
    readonly users: readonly { readonly user: string; readonly password: string }[];
  };
  const [{ user, password } = { user: '', password: '' }] = domain.users;
  const client = await join();
  client.send(open);
  await client.take(2);
  assert.match(await client.ask(auth(`\0${user}\0no`)), /<failure .*<not-authorized\/>/);
  assert.match(await client.ask(auth(`\0${user}\0${password}`)), /^<success /);
  const other = await join();
  other.send(open);
  await other.take(2);
  for (let count = 0; count < 3; count += 1) other.send(auth('\0alice\0no'));
  assert.match((await other.take(4)).at(-1) ?? '', /<policy-violation /);
  await once(other.socket, 'close');
});

test('RFC 6120 section 4.9: what breaks the stream ends it, with the condition', async (t) => {
  const { join } = await connect(t);
  for (const [text, condition] of [
    ['<a', 'not-well-formed'],
    ['<!DOCTYPE a><a/>', 'restricted-xml'],
    [bind, 'not-authorized'],
    [open.replace('lab.invalid', 'example.com'), 'host-unknown'],
  ] as const) {
    const client = await join();
    client.send(text);
    await once(client.socket, 'close');
    assert.ok(
      client.received.some((message) => message.includes(`<${condition} `)),
      condition,
    );
    assert.match(client.received.at(-1) ?? '', /^<close /);
  }
});

test('section 10: stanzas go to whom they are for, with the right from; others come back', async (t) => {
  const { enter } = await connect(t);
  const [one, two] = [await enter(), await enter()];
  const ping = "<ping xmlns='urn:xmpp:ping'/>";
  one.client.send(iq(two.jid, ping));
  const [passed = ''] = await two.client.take(1);
  assert.ok(passed.includes(`from='${one.jid}'`), passed);
  assert.match(await one.client.ask(iq('lab.invalid', ping)), /type='result'/);
  assert.match(await one.client.ask(iq('nobody@lab.invalid/x', ping)), /<service-unavailable /);
  assert.match(await one.client.ask(iq('bob@example.com/x', ping)), /<item-not-found /);
  const disco = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
  assert.match(await one.client.ask(iq('bob@lab.invalid/lab', disco)), /var='urn:xmpp:jingle:1'/);
  assert.match(await one.client.ask(iq('lab.invalid', disco)), /category='server'/);
  const terminate = "<jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='x'/>";
  assert.match(
    await one.client.ask(iq('bob@lab.invalid/lab', terminate, 'set')),
    /<unknown-session /,
  );
});
