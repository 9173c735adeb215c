import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestChallenge, provesPassword, readAuthorization } from './digest-authentication.ts';

const realm = 'Wireside';
const uri = 'rtsp://127.0.0.1:8554/camera';

test('a challenge names realm and nonce, and says when only the nonce was too old', () => {
  assert.equal(digestChallenge(realm, 'abc', false), 'Digest realm="Wireside", nonce="abc"');
  assert.equal(
    digestChallenge(realm, 'abc', true),
    'Digest realm="Wireside", nonce="abc", stale=TRUE',
  );
});

test('the answer of RFC 2069 section 2.4, as its erratum corrects it, proves the password', () => {
  const answer = readAuthorization(
    'Digest username="Mufasa", realm="testrealm@host.com", ' +
      'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", ' +
      'response="1949323746fe6a43ef61f9606e7febea", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
  );
  assert.ok(answer);
  const mufasa = { username: 'Mufasa', password: 'CircleOfLife', realm: 'testrealm@host.com' };
  assert.equal(provesPassword(answer, 'GET', mufasa), true);
  assert.equal(provesPassword(answer, 'PUT', mufasa), false, 'another method');
  assert.equal(provesPassword(answer, 'GET', { ...mufasa, password: 'x' }), false);
  assert.equal(provesPassword(answer, 'GET', { ...mufasa, realm: 'other' }), false);
});

test('an Authorization that is not Digest, or not whole, is null', () => {
  for (const value of [
    '',
    'Basic dmlld2VyOndpcmU=',
    'Digest username="viewer"',
    `Digest username="viewer", realm="Wireside", nonce="n", uri="${uri}", response="short"`,
  ]) {
    assert.equal(readAuthorization(value), null, value);
  }
});
