import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { toCurl, toHex, toNetcat, toPrintf } from './copy-bytes.ts';
import { TraceBuilder } from './testing/sample-trace.ts';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const server = { address: '127.0.0.1', port: 4601 };

test('hex has 16 bytes a line', () => {
  assert.equal(toHex(ascii('20\r\n')), '32 30 0d 0a');
  assert.equal(toHex(new Uint8Array(17)).split('\n').length, 2);
});

test(
  'the printf command prints exactly the bytes, whatever they are',
  { skip: process.platform === 'win32' },
  () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const printed = execFileSync('sh', ['-c', toPrintf(bytes)]);
    assert.deepEqual(new Uint8Array(printed), bytes);
  },
);

test('a request becomes a curl command that asks for the same', () => {
  const request = ascii(
    "POST /s/0/1/raw?x=1 HTTP/1.1\r\nHost: 127.0.0.1:4601\r\nConnection: keep-alive\r\nLast-Event-ID: it's\r\nContent-Length: 2\r\n\r\nhi",
  );
  assert.equal(
    toCurl(request, server, false),
    [
      'curl --no-buffer --include',
      "'http://127.0.0.1:4601/s/0/1/raw?x=1'",
      "--request 'POST'",
      "--header 'Last-Event-ID: it'\\''s'",
      "--data-raw 'hi'",
    ].join(' \\\n  '),
  );
  assert.match(
    toCurl(ascii('GET / HTTP/1.1\r\nHost: a\r\n\r\n'), { address: '::1', port: 1 }, true) ?? '',
    /https:\/\/\[::1\]:1\//,
  );
});

test('bytes that begin with no whole request head are no curl command', () => {
  for (const text of [
    '',
    'GET / HTTP/1.1\r\nHost: a\r\n',
    'HTTP/1.1 200 OK\r\n\r\n',
    '5\r\nhello',
  ]) {
    assert.equal(toCurl(ascii(text), server, false), null);
  }
});

test('netcat sends what the client sent, and serves what the server sent', () => {
  const trace = new TraceBuilder();
  const bytes = ascii('a\r\n');
  assert.equal(
    toNetcat(trace.up(1, 'a\r\n', 0), bytes, server),
    "printf 'a\\r\\n' | nc 127.0.0.1 4601",
  );
  assert.equal(toNetcat(trace.down(1, 'a\r\n', 0), bytes, server), "printf 'a\\r\\n' | nc -l 8000");
});
