/** What the proxy writes into the copy of a request, by the connection that it goes out on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Message, type Request, valuesOf } from './sip-message.ts';
import { createTestDomain, passwordOf } from './testing/test-domain.ts';

const isRequest = (message: Message): message is Request => message.kind === 'request';

test('RFC 7118 sections 5.1 and 5.2: Via says WSS to a flow over TLS, and URIs say ws all the same', () => {
  const { alice, carol, domain } = createTestDomain(() => null, 'WSS');
  carol.register(passwordOf('carol'));
  const toCarol = { uri: 'sip:carol@lab.invalid', to: '<sip:carol@lab.invalid>' };
  alice.sendProved('INVITE', toCarol, passwordOf('alice'));
  const invite = carol.received.findLast(isRequest) ?? assert.fail('no INVITE');
  const [own = '', before = ''] = valuesOf(invite, 'Via');
  assert.match(own, /^SIP\/2\.0\/WSS proxy\.lab\.invalid;/);
  assert.match(before, /^SIP\/2\.0\/WS alice\.invalid;/);
  const routes = valuesOf(invite, 'Record-Route');
  assert.deepEqual(
    routes.map((value) => /transport=\w+/.exec(value)?.[0]),
    ['transport=ws', 'transport=ws'],
  );
  const fields = routes.map((value) => ['Route', value] as const);
  domain.receive(carol, carol.request('BYE', { uri: 'sip:alice@alice.invalid', fields }));
  const bye = alice.received.findLast(isRequest) ?? assert.fail('no BYE');
  assert.match(valuesOf(bye, 'Via')[0] ?? '', /^SIP\/2\.0\/WS proxy\.lab\.invalid;/);
});
