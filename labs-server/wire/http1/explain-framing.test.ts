import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { responseBodyFraming } from './body-framing.ts';
import { decodeResponseHead } from './decode-response-head.ts';
import { explainFraming } from './explain-framing.ts';

/** The last field of a response head, as it is explained. */
function emptyLineOf(head: string, requestMethod = 'GET') {
  const result = decodeResponseHead(ascii(head), { atEnd: false });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') throw new Error('unreachable');
  const framing = responseBodyFraming(result.value, requestMethod);
  const explained = explainFraming(result.fields, framing);
  assert.equal(explained.length, result.fields.length);
  assert.deepEqual(explained.slice(0, -1), result.fields.slice(0, -1));
  assert.deepEqual(explained.at(-1)?.range, result.fields.at(-1)?.range);
  return explained.at(-1);
}

test('the empty line tells the rule of RFC 9112 section 6.3 that ends the body', () => {
  const emptyLine = emptyLineOf('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n');
  assert.equal(
    emptyLine?.meaning,
    'The empty line: the head ends here. Rule 6 of 8 tells where the body ends: Content-Length says that the body has 1 byte.',
  );
  assert.deepEqual(emptyLine?.source, { standard: 'RFC 9112', section: '6.3' });
});

test('the same head ends elsewhere when it answers HEAD', () => {
  const emptyLine = emptyLineOf('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n', 'HEAD');
  assert.match(emptyLine?.meaning ?? '', /Rule 1 of 8 .*A response to HEAD ends/);
});

test('without fields there is nothing to explain', () => {
  const source = { standard: 'RFC 9112', section: '6.3' };
  assert.deepEqual(explainFraming([], { rule: 8, because: 'So it is.', source }), []);
});
