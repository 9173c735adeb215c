import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldReader } from '../field/field-reader.ts';
import { ascii } from '../testing/ascii.ts';
import { readStatusLine } from './status-line.ts';

function read(text: string) {
  const bytes = ascii(`${text}\r\n`);
  return readStatusLine(new FieldReader(bytes), {
    start: 0,
    textEnd: text.length,
    end: bytes.length,
  });
}

function faultOf(text: string): string | null {
  const result = read(text);
  return 'broken' in result ? result.broken.code : null;
}

test('RFC 9112 section 4: version, status-code and a reason-phrase, which may be empty', () => {
  const version = { major: 1, minor: 1 };
  assert.deepEqual(read('HTTP/1.1 200 Very OK'), {
    value: { version, statusCode: 200, reasonPhrase: 'Very OK' },
  });
  for (const text of ['HTTP/1.1 204 ', 'HTTP/1.1 204']) {
    assert.deepEqual(read(text), { value: { version, statusCode: 204, reasonPhrase: '' } }, text);
  }
});

test('RFC 9110 section 15: a status-code has three digits, from 100 on', () => {
  for (const code of ['', '99', '099', '2000', '20x', '-20']) {
    assert.equal(faultOf(`HTTP/1.1 ${code} OK`), 'status-code-malformed', code);
  }
});

test('each fault names its field and where it is', () => {
  assert.equal(faultOf('ICY 200 OK'), 'http-version-malformed');
  assert.equal(faultOf('HTTP/1.1 200 O\0K'), 'reason-phrase-malformed');
  const result = read('HTTP/1.1 2x0 OK');
  assert.deepEqual('broken' in result && result.broken.range, { start: 9, end: 12 });
});
