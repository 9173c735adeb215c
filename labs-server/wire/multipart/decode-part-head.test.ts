import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { decodePartHead, maxHeadBytes } from './decode-part-head.ts';

const decode = (text: string, atEnd = true) => decodePartHead(ascii(text), { atEnd }, 'b');

/** What is known of a head: whether it closes, its fields, its bytes, and the rule that it breaks. */
function outcomeOf(text: string): unknown[] {
  const result = decode(text);
  if (result.status === 'malformed') return [result.error.code];
  if (result.status === 'incomplete') return ['incomplete'];
  const { closes, fieldLines } = result.value;
  return [closes, fieldLines.length, result.byteLength, result.fault?.code ?? null];
}

test('RFC 2046 section 5.1.1: a head is the delimiter, its header fields and the empty line', () => {
  const head = '--b\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\n';
  assert.deepEqual(outcomeOf(`${head}hello`), [false, 2, head.length, null]);
  assert.deepEqual(outcomeOf(`\r\n${head}hello`), [false, 2, head.length + 2, null]);
  assert.deepEqual(outcomeOf('--b\r\n\r\nhello'), [false, 0, 7, null]);
});

test('transport-padding may follow the boundary, anything else may not', () => {
  assert.deepEqual(outcomeOf('--b \t\r\n\r\nx'), [false, 0, 9, null]);
  assert.equal(outcomeOf('--bc\r\n\r\nx').at(-1), 'delimiter-line-malformed');
});

test('the close-delimiter has two hyphens more, and may be the last bytes', () => {
  assert.deepEqual(outcomeOf('--b--'), [true, 0, 5, null]);
  assert.deepEqual(outcomeOf('\r\n--b--\r\nepilogue'), [true, 0, 9, null]);
});

test('what does not begin with the delimiter is malformed', () => {
  for (const text of ['--c\r\n\r\n', '\rx--b\r\n\r\n', 'hello']) {
    assert.equal(decode(text).status, 'malformed', JSON.stringify(text));
  }
});

test('every proper prefix of a head is incomplete, and asks for more bytes than it has', () => {
  const head = '\r\n--b\r\nContent-Type: image/jpeg\r\n\r\n';
  for (let length = 0; length < head.length; length += 1) {
    const result = decode(head.slice(0, length), false);
    assert.equal(result.status, 'incomplete', `${length} bytes`);
    assert.ok(result.status === 'incomplete' && result.leastByteLength > length);
  }
});

test('a head that does not end soon is told, and the rest is data', () => {
  const long = `--b\r\n${'X-A: 1\r\n'.repeat(maxHeadBytes / 8)}`;
  assert.equal(outcomeOf(long).at(-1), 'part-header-too-long');
});
