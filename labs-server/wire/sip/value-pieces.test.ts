import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valuePieces } from './value-pieces.ts';

/** Names of the pieces that say something, with what they say. */
function says(field: string, text: string): string[] | null {
  const pieces = valuePieces(field, text);
  if (pieces === null) return null;
  assert.equal(pieces.map((piece) => piece.text).join(''), text, 'pieces tile the value');
  return pieces.flatMap(({ term, value }) => (value === null ? [] : [`${term.name} ${value}`]));
}

test('RFC 3261 section 20.10: name-addr with display-name and parameters, or addr-spec', () => {
  assert.deepEqual(says('From', '"Alice; or, not" <sip:alice@lab.invalid;x=1>;tag=12'), [
    'display-name "Alice; or, not"',
    'addr-spec sip:alice@lab.invalid;x=1',
    'tag tag=12',
  ]);
  assert.deepEqual(says('To', 'Bob  B <sip:bob@lab.invalid>'), [
    'display-name Bob  B',
    'addr-spec sip:bob@lab.invalid',
  ]);
  assert.deepEqual(says('To', 'sip:bob@lab.invalid ; tag = 1'), [
    'addr-spec sip:bob@lab.invalid',
    'tag tag = 1',
  ]);
  assert.deepEqual(says('Contact', '*'), ['addr-spec *']);
});

test('lists are taken apart entry by entry', () => {
  assert.deepEqual(says('Route', '<sip:a.invalid;lr>,  <sip:b.invalid;lr>'), [
    'addr-spec sip:a.invalid;lr',
    'addr-spec sip:b.invalid;lr',
  ]);
  assert.deepEqual(says('Via', 'SIP/2.0/WS a.invalid;branch=z9hG4bK1, SIP/2.0/UDP b:5060;rport'), [
    'sent-protocol SIP/2.0/WS',
    'sent-by a.invalid',
    'branch branch=z9hG4bK1',
    'sent-protocol SIP/2.0/UDP',
    'sent-by b:5060',
    'rport rport',
  ]);
});

test('CSeq is number and method', () => {
  assert.deepEqual(says('CSeq', '17 INVITE'), ['sequence number 17', 'Method INVITE']);
});

test('a challenge is a scheme and parameters between commas', () => {
  assert.deepEqual(says('WWW-Authenticate', 'Digest realm="a, b", nonce="n=", qop="auth"'), [
    'auth-scheme Digest',
    'realm realm="a, b"',
    'nonce nonce="n="',
    'qop qop="auth"',
  ]);
});

test('a value that the grammar does not have, and another field, stay whole', () => {
  assert.equal(says('From', '<sip:a'), null);
  assert.equal(says('Via', 'SIP / 2.0 / UDP a'), null);
  assert.equal(says('WWW-Authenticate', 'Basic realm="a"'), null);
  assert.equal(says('Subject', '<sip:a>'), null);
});
