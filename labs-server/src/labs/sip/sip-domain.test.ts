/** The proxy: who gets a request, and what becomes of the responses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cseqOf,
  type Message,
  type Request,
  type Response,
  valueOf,
  valuesOf,
} from './sip-message.ts';
import type { TestAgent } from './testing/test-agent.ts';
import { createTestDomain, passwordOf, type TestDomain } from './testing/test-domain.ts';

const toCarol = { uri: 'sip:carol@lab.invalid', to: '<sip:carol@lab.invalid>' };

function newest(agent: TestAgent, kind: 'request'): Request;
function newest(agent: TestAgent, kind: 'response'): Response;
function newest(agent: TestAgent, kind: Message['kind']): Message {
  return agent.received.findLast((message) => message.kind === kind) ?? assert.fail(`no ${kind}`);
}

function route(values: readonly string[]) {
  return values.map((value) => ['Route', value] as const);
}

/** Alice calls Carol, who is registered; what both got so far is taken off but Carol's INVITE. */
function called(): TestDomain & { readonly sent: Request; readonly invite: Request } {
  const subject = createTestDomain();
  const { alice, carol } = subject;
  carol.register(passwordOf('carol'));
  carol.take();
  const sent = alice.sendProved('INVITE', toCarol, passwordOf('alice'));
  assert.deepEqual(alice.take(), ['100']);
  const invite = newest(carol, 'request');
  carol.take();
  return { ...subject, sent, invite };
}

test('RFC 3261 section 16.5: 404 for an unknown user or domain, 480 for one who is not registered', () => {
  const { alice } = createTestDomain();
  for (const [uri, status] of [
    ['sip:nobody@lab.invalid', '404'],
    ['sip:carol@lab.invalid', '480'],
  ] as const) {
    alice.sendProved('INVITE', { uri, to: `<${uri}>` }, passwordOf('alice'));
    assert.deepEqual(alice.take(), [status], uri);
  }
  alice.sendRequest('INVITE', { uri: 'sip:carol@example.com' });
  assert.deepEqual(alice.take(), ['404']);
});

test('section 16.3: scheme, Max-Forwards and Proxy-Require are looked at first', () => {
  const { alice, domain } = createTestDomain();
  const outcome = (uri: string, name = 'Subject', value = 'x'): string => {
    const request = alice.request('OPTIONS', { uri });
    const fields = request.fields.filter(([own]) => own !== name);
    domain.receive(alice, { ...request, fields: [...fields, [name, value]] });
    return alice.take().join();
  };
  assert.equal(outcome('tel:+420'), '416');
  assert.equal(outcome('sip:a b@lab.invalid'), '400');
  assert.equal(outcome('sip:lab.invalid', 'Max-Forwards', '0'), '483');
  assert.equal(outcome('sip:lab.invalid', 'Max-Forwards', 'x'), '400');
  assert.equal(outcome('sip:lab.invalid', 'Proxy-Require', 'magic'), '420');
  assert.equal(outcome('sip:lab.invalid'), '200');
});

test('section 22.3: the proxy asks with 407 who calls, and 405 is for the domain itself', () => {
  const { alice } = createTestDomain();
  alice.sendRequest('INVITE', toCarol);
  assert.equal(valuesOf(newest(alice, 'response'), 'Proxy-Authenticate').length, 2);
  assert.deepEqual(alice.take(), ['407']);
  alice.sendRequest('INVITE', {});
  assert.deepEqual(alice.take(), ['405']);
});

test('section 16.6: the copy has the contact as Request-URI, one hop less, a Via and the way back', () => {
  const { invite } = called();
  assert.equal(invite.uri, 'sip:carol@carol.invalid');
  assert.equal(valueOf(invite, 'Max-Forwards'), '69');
  assert.deepEqual(valuesOf(invite, 'Record-Route'), [
    '<sip:flow-of-carol@proxy.lab.invalid;transport=ws;lr>',
    '<sip:flow-of-alice@proxy.lab.invalid;transport=ws;lr>',
  ]);
  const [own = '', before = ''] = valuesOf(invite, 'Via');
  assert.match(own, /^SIP\/2\.0\/WS proxy\.lab\.invalid;branch=z9hG4bK/);
  assert.match(before, /alice\.invalid/);
});

test('section 16.7: 100 stays on its hop, 180 and 200 go back without the proxy’s Via', () => {
  const { alice, carol, invite } = called();
  for (const status of [100, 180, 200]) carol.respond(invite, status);
  assert.deepEqual(valuesOf(newest(alice, 'response'), 'Via').length, 1);
  assert.deepEqual(alice.take(), ['180', '200']);
  // Section 13.3.1.4: the 200 comes again until its ACK is there.
  carol.respond(invite, 200);
  assert.deepEqual(alice.take(), ['200']);
});

test('section 12.2: within the dialog both sides reach each other by their route sets', () => {
  const { alice, carol, domain, invite } = called();
  carol.respond(invite, 200);
  const routes = valuesOf(newest(alice, 'response'), 'Record-Route');
  alice.take();
  const way = { uri: 'sip:carol@carol.invalid', fields: route(routes.toReversed()) };
  alice.sendRequest('ACK', way);
  alice.sendRequest('BYE', way);
  assert.deepEqual(valuesOf(newest(carol, 'request'), 'Route'), []);
  assert.deepEqual(carol.take(), ['ACK', 'BYE']);
  carol.sendRequest('BYE', { uri: 'sip:a@alice.invalid', fields: route(routes) });
  assert.deepEqual(alice.take(), ['BYE']);
  domain.close(carol);
  alice.sendRequest('BYE', way);
  // One for the BYE that waits, one for the new one.
  assert.deepEqual(alice.take(), ['430', '430']);
});

test('section 17.1.1.3: another final response is confirmed hop by hop', () => {
  const { alice, carol, domain, invite, sent } = called();
  carol.respond(invite, 486);
  assert.deepEqual(alice.take(), ['486']);
  assert.equal(cseqOf(newest(carol, 'request')).method, 'ACK');
  assert.equal(valuesOf(newest(carol, 'request'), 'Via')[0], valuesOf(invite, 'Via')[0]);
  assert.deepEqual(carol.take(), ['ACK']);
  const ack = {
    ...sent,
    method: 'ACK',
    fields: sent.fields.map(
      ([name, value]) => [name, name === 'CSeq' ? value.replace('INVITE', 'ACK') : value] as const,
    ),
  };
  domain.receive(alice, ack);
  assert.deepEqual(carol.take(), []);
});

test('section 16.10: CANCEL is answered, passed on once there is a response, and ends in 487', () => {
  const { alice, carol, domain, invite, sent } = called();
  const cancel = { ...sent, method: 'CANCEL' };
  domain.receive(alice, cancel);
  assert.deepEqual(alice.take(), ['200']);
  assert.deepEqual(carol.take(), []);
  carol.respond(invite, 180);
  carol.respond(newest(carol, 'request'), 200);
  assert.deepEqual(carol.take(), ['CANCEL']);
  carol.respond(invite, 487);
  assert.deepEqual(alice.take(), ['180', '487']);
  alice.sendRequest('CANCEL', toCarol);
  assert.deepEqual(alice.take(), ['481']);
});

test('section 16.7: of several contacts the first to answer wins, and the others are cancelled', () => {
  const { alice, carol } = createTestDomain();
  carol.register(passwordOf('carol'), 'sip:one@carol.invalid');
  carol.register(passwordOf('carol'), 'sip:two@carol.invalid');
  carol.received.splice(0);
  alice.sendProved('INVITE', toCarol, passwordOf('alice'));
  const [one, two] = carol.received.splice(0);
  assert.ok(one?.kind === 'request' && two?.kind === 'request');
  carol.respond(one, 180);
  carol.respond(two, 180);
  carol.respond(two, 200);
  assert.equal(newest(carol, 'request').uri, 'sip:one@carol.invalid');
  assert.deepEqual(carol.take(), ['CANCEL']);
  carol.respond(one, 487);
  assert.deepEqual(alice.take(), ['100', '180', '180', '200']);
  assert.deepEqual(carol.take(), ['ACK']);
});

test('section 16.8: who does not answer is given up with 408, and who rings on is cancelled', () => {
  const silent = called();
  silent.clock.advance(32_000);
  assert.deepEqual(silent.alice.take(), ['408']);
  const ringing = called();
  ringing.carol.respond(ringing.invite, 180);
  ringing.clock.advance(180_000);
  assert.deepEqual(ringing.alice.take(), ['180']);
  ringing.clock.advance(1_000);
  assert.deepEqual(ringing.carol.take(), ['CANCEL']);
  assert.deepEqual(ringing.alice.take(), ['408']);
});

test('section 16.9: a connection that closes is an answer; a caller who leaves gives up, too', () => {
  const left = called();
  left.domain.close(left.carol);
  assert.deepEqual(left.alice.take(), ['430']);
  const gone = called();
  gone.carol.respond(gone.invite, 180);
  gone.domain.close(gone.alice);
  assert.deepEqual(gone.carol.take(), ['CANCEL']);
});

test('section 17.2: a request that comes again gets the same response, and is not passed on', () => {
  const { alice, carol, domain, invite, sent } = called();
  carol.respond(invite, 180);
  alice.take();
  domain.receive(alice, sent);
  assert.deepEqual(alice.take(), ['180']);
  assert.deepEqual(carol.take(), []);
});
