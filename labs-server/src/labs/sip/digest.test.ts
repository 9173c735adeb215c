import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { challengeValue, provesPassword, readCredentials } from './digest.ts';
import { Nonces } from './nonces.ts';

/** RFC 7616 section 3.9.1: the same request with both hash functions. */
const example = (algorithm: string, response: string): string =>
  `Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, ' +
  `cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="${response}", ` +
  'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

test('RFC 7616 section 3.9.1: the examples prove the password, with MD5 and SHA-256', () => {
  for (const [algorithm, response] of [
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ] as const) {
    const credentials = readCredentials(example(algorithm, response));
    assert.ok(credentials);
    assert.equal(provesPassword(credentials, 'GET', 'Circle of Life'), true, algorithm);
    assert.equal(provesPassword(credentials, 'POST', 'Circle of Life'), false);
    assert.equal(provesPassword(credentials, 'GET', 'circle of life'), false);
  }
});

test('RFC 2617 section 3.5: without algorithm it is MD5', () => {
  const credentials = readCredentials(
    'Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", ' +
      'uri="/dir/index.html", qop=auth, nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1"',
  );
  assert.ok(credentials);
  assert.equal(provesPassword(credentials, 'GET', 'Circle Of Life'), true);
});

test('what is not Digest, lacks a parameter or has another algorithm is no proof', () => {
  for (const value of ['Basic YTpi', 'Digest', example('SHA-512-256', 'a'), example('MD5', '')]) {
    assert.equal(readCredentials(value), null, value);
  }
  assert.equal(readCredentials(example('MD5', 'a').replace('nc=00000001', 'nc=1')), null);
  assert.equal(readCredentials(example('MD5', 'a').replace('qop=auth', 'qop=auth-int')), null);
});

test('a challenge names realm, nonce, algorithm and qop', () => {
  assert.equal(
    challengeValue({ realm: 'lab.invalid', nonce: 'n', algorithm: 'SHA-256', stale: true }),
    'Digest realm="lab.invalid", nonce="n", algorithm=SHA-256, qop="auth", stale=TRUE',
  );
});

test('RFC 7616 section 5.4: a nonce gets stale, and each count of it is good once', () => {
  const clock = createFakeClock();
  let count = 0;
  const nonces = new Nonces(clock, () => `n${(count += 1)}`);
  const nonce = nonces.give();
  assert.equal(nonces.use('other', 1), 'unknown');
  assert.equal(nonces.use(nonce, 1), 'good');
  assert.equal(nonces.use(nonce, 1), 'stale');
  assert.equal(nonces.use(nonce, 2), 'good');
  clock.advance(5 * 60 * 1000 + 1);
  assert.equal(nonces.use(nonce, 3), 'stale');
  const first = nonces.give();
  for (let more = 0; more < 300; more += 1) nonces.give();
  assert.equal(nonces.use(first, 1), 'unknown');
});
