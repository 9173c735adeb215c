import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { answerVariables, fillAnswer } from './answer-template.ts';
import { loadSha1 } from './sha1.ts';

const sha1 = await loadSha1();
/** RFC 6455 section 1.3. */
const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const digest = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

test('each name becomes what it says, for the key of the request', () => {
  const values = answerVariables.map(({ name }) => [name, fillAnswer(`{${name}}`, key, sha1)]);
  assert.deepEqual(Object.fromEntries(values), {
    key,
    accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    'accept-2019': 'B+uvkirVlXkQT4tM7HfDM/5rBwM=',
    'accept-hex': Buffer.from(digest(key, guid).toString('hex')).toString('base64'),
    'accept-decoded': digest(Buffer.from(key, 'base64'), guid).toString('base64'),
    'accept-small': digest(key, guid.toLowerCase()).toString('base64'),
    'accept-newline': digest(key, guid, '\n').toString('base64'),
  });
});

test('what is no known name stays', () => {
  assert.equal(fillAnswer('{ } {nobody} {"accept"}', key, sha1), '{ } {nobody} {"accept"}');
  assert.equal(fillAnswer('{key}{key}', 'k', sha1), 'kk');
});

test('a key that is no base64 decodes to nothing, and nothing throws', () => {
  assert.equal(fillAnswer('{accept-decoded}', 'no!', sha1), digest(guid).toString('base64'));
});
