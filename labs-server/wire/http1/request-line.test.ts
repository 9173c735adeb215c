import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldReader } from '../field/field-reader.ts';
import { ascii } from '../testing/ascii.ts';
import { readRequestLine } from './request-line.ts';

function read(text: string) {
  const bytes = ascii(`${text}\r\n`);
  const reader = new FieldReader(bytes);
  const line = { start: 0, textEnd: text.length, end: bytes.length };
  return { result: readRequestLine(reader, line), fields: reader.fields };
}

function faultOf(text: string): string | null {
  const { result } = read(text);
  return 'broken' in result ? result.broken.code : null;
}

test('RFC 9112 section 3: method, request-target and version', () => {
  assert.deepEqual(read('GET /x?y=z HTTP/1.1').result, {
    value: { method: 'GET', requestTarget: '/x?y=z', version: { major: 1, minor: 1 } },
  });
});

test('RFC 9112 section 3.2: each form of the request-target has its section', () => {
  for (const [line, section] of [
    ['GET /x HTTP/1.1', '3.2.1'],
    ['GET http://a.test/x HTTP/1.1', '3.2.2'],
    ['OPTIONS * HTTP/1.1', '3.2.4'],
  ] as const) {
    const target = read(line).fields[0]?.children.find(({ name }) => name === 'request-target');
    assert.equal(target?.source.section, section, line);
  }
});

test('each fault has its code', () => {
  assert.equal(faultOf('G(T / HTTP/1.1'), 'method-not-token');
  assert.equal(faultOf('GET  / HTTP/1.1'), 'request-line-malformed');
  assert.equal(faultOf('GET /'), 'request-line-malformed');
  assert.equal(faultOf('GET /\0 HTTP/1.1'), 'request-target-malformed');
  assert.equal(faultOf('GET / HTTP/2.0'), 'http-version-not-supported');
});
