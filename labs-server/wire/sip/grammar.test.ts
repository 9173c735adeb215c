import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress, tagOf } from './address.ts';
import { splitList } from './list.ts';
import { parseSipUri } from './uri.ts';
import { parseVia } from './via.ts';

test('RFC 3261 section 7.3.1: a list is separated by commas outside of quotes and brackets', () => {
  assert.deepEqual(splitList('<sip:a;x=1,2>, "b, \\", c" <sip:b>,, sip:c'), [
    '<sip:a;x=1,2>',
    '"b, \\", c" <sip:b>',
    'sip:c',
  ]);
});

test('section 19.1: user, host, port and parameters of a SIP URI', () => {
  const uri = parseSipUri('sip:al%69ce:secret@Lab.Invalid:5060;transport=WS;lr?subject=x');
  assert.ok(uri);
  const { scheme, user, host, port, parameters } = uri;
  assert.deepEqual([scheme, user, host, port], ['sip', 'alice', 'lab.invalid', 5060]);
  assert.deepEqual(
    [...parameters],
    [
      ['transport', 'WS'],
      ['lr', ''],
    ],
  );
  assert.deepEqual(parseSipUri('sips:lab.invalid')?.user, '');
  assert.deepEqual(parseSipUri('sip:[2001:db8::1]:5061')?.host, '[2001:db8::1]');
  for (const text of ['tel:+1', 'sip:', 'sip:a b@c', 'sip:a@b@c d', '']) {
    assert.equal(parseSipUri(text), null, text);
  }
});

test('section 20.10: parameters behind the bracket are those of the field', () => {
  const address = parseAddress('"A \\"B\\"" <sip:a@b;transport=ws>;tag=1;expires=60');
  assert.deepEqual(address, {
    displayName: 'A "B"',
    uri: 'sip:a@b;transport=ws',
    parameters: new Map([
      ['tag', '1'],
      ['expires', '60'],
    ]),
  });
  assert.equal(parseAddress('sip:a@b;tag=2')?.uri, 'sip:a@b');
  assert.equal(tagOf('sip:a@b ; tag = 2'), '2');
  assert.equal(tagOf('<sip:a@b;tag=2>'), null);
  assert.equal(parseAddress(''), null);
});

test('section 20.42: transport, sent-by and branch of a Via', () => {
  const via = parseVia('SIP / 2.0 / ws  First.Example.com: 4000;ttl=16 ;branch=z9hG4bKa7c6.1');
  assert.deepEqual([via?.transport, via?.branch], ['WS', 'z9hG4bKa7c6.1']);
  assert.equal(via?.sentBy.startsWith('first.example.com'), true);
  assert.equal(parseVia('SIP/2.0/WS'), null);
  assert.equal(parseVia('HTTP/1.1 proxy'), null);
});
