import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { DigestGuard } from './digest-guard.ts';
import type { RtspRequest } from './request-reader.ts';

const credentials = { username: 'viewer', password: 'wire', realm: 'Wireside' };
const uri = 'rtsp://127.0.0.1:8554/private';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

function requestWith(nonce: string | null, password = 'wire', asked = uri): RtspRequest {
  const secret = md5(`viewer:Wireside:${password}`);
  const response = md5(`${secret}:${nonce}:${md5(`DESCRIBE:${uri}`)}`);
  const value = `Digest username="viewer", realm="Wireside", nonce="${nonce}", uri="${uri}", response="${response}"`;
  const fields = new Map(nonce === null ? [] : [['authorization', value] as const]);
  return { method: 'DESCRIBE', uri: asked, fields, body: Buffer.alloc(0) };
}

function guardWith() {
  const clock = createFakeClock();
  let made = 0;
  const guard = new DigestGuard({ clock, nonce: () => `nonce${(made += 1)}` });
  return { clock, challengeTo: (request: RtspRequest) => guard.objection(request, credentials) };
}

const challengeOf = (response: ReturnType<DigestGuard['objection']>) => response?.fields?.[0]?.[1];

test('a request without an answer is challenged, and passes with the right one', () => {
  const { challengeTo } = guardWith();
  const response = challengeTo(requestWith(null));
  assert.equal(response?.status, 401);
  assert.equal(challengeOf(response), 'Digest realm="Wireside", nonce="nonce1"');
  assert.equal(challengeTo(requestWith('nonce1')), null);
  assert.equal(challengeTo(requestWith('nonce1')), null, 'and again');
});

test('a wrong password, and a nonce that was never given, are challenged anew', () => {
  const { challengeTo } = guardWith();
  challengeTo(requestWith(null));
  assert.equal(challengeTo(requestWith('nonce1', 'guess'))?.status, 401);
  assert.match(challengeOf(challengeTo(requestWith('invented'))) ?? '', /stale=TRUE/);
});

test('an answer for one presentation is none for another, but is one for its streams', () => {
  const { challengeTo } = guardWith();
  challengeTo(requestWith(null));
  assert.equal(challengeTo(requestWith('nonce1', 'wire', `${uri}/trackID=0`)), null);
  assert.equal(challengeTo(requestWith('nonce1', 'wire', `${uri}2`))?.status, 401);
});

test('a nonce that is too old is stale: the password need not be asked for again', () => {
  const { clock, challengeTo } = guardWith();
  challengeTo(requestWith(null));
  clock.advance(5 * 60 * 1000 + 1);
  const challenge = challengeOf(challengeTo(requestWith('nonce1')));
  assert.equal(challenge, 'Digest realm="Wireside", nonce="nonce2", stale=TRUE');
  assert.equal(challengeTo(requestWith('nonce2')), null);
});
