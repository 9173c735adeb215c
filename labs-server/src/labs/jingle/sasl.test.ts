import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import { element } from '../../../wire/jingle/xml-element.ts';
import { authenticate } from './sasl.ts';

const passwords: ReadonlyMap<string, string> = new Map([['alice', 'secret']]);

function outcome(mechanism: string | null, text = ''): unknown {
  const auth = element('auth', xmlns.sasl, { mechanism }, [text]);
  return authenticate(auth, passwords, () => 'guest-1');
}

const plain = (text: string): string => Buffer.from(text).toString('base64');

test('RFC 4616 section 2: PLAIN has authzid, authcid and password between NULs', () => {
  assert.deepEqual(outcome('PLAIN', plain('\0alice\0secret')), { user: 'alice' });
  for (const text of ['\0alice\0wrong', '\0bob\0', '\0bob\0secret', '\0alice\0']) {
    assert.deepEqual(outcome('PLAIN', plain(text)), { failure: 'not-authorized' }, text);
  }
  assert.deepEqual(outcome('PLAIN', plain('alice')), { failure: 'malformed-request' });
  assert.deepEqual(outcome('PLAIN', '***'), { failure: 'incorrect-encoding' });
});

test('RFC 4505 section 2: ANONYMOUS gets a name of the server’s', () => {
  assert.deepEqual(outcome('ANONYMOUS'), { user: 'guest-1' });
});

test('RFC 6120 section 6.5.7: another mechanism is none', () => {
  assert.deepEqual(outcome('SCRAM-SHA-256'), { failure: 'invalid-mechanism' });
  assert.deepEqual(outcome(null), { failure: 'invalid-mechanism' });
});
