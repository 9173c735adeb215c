import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TraceBuilder } from '../../wire-view/testing/sample-trace.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import { wireBytes } from './chunked-text.ts';
import { presets } from './presets.ts';
import { decoderWords } from './what-decoder-says.ts';

function wordsOf(response: string) {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.up(1, 'POST /s/0/1/http-streaming/raw HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n', 1);
  trace.down(1, 'HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}', 2);
  trace.up(1, 'GET /s/0/1/http-streaming/raw/x HTTP/1.1\r\nHost: a\r\n\r\n', 3);
  trace.down(1, String.fromCharCode(...wireBytes(response)), 4);
  trace.close(1, 5);
  return decoderWords(storeOfRecords(trace.records).viewOf(1));
}

function presetOf(label: string): string {
  return presets.find((preset) => preset.label === label)?.response ?? assert.fail(label);
}

test('a right response is told chunk by chunk', () => {
  assert.deepEqual(wordsOf(presetOf('right')), {
    parts: [
      { title: '200 OK', state: 'complete' },
      { title: 'chunk 0x25', state: 'complete' },
      { title: 'chunk 0x1a', state: 'complete' },
      { title: 'last-chunk', state: 'complete' },
    ],
    rule: null,
    code: null,
    hasCors: true,
  });
});

test('each way to break it has its rule, with the section', () => {
  const codes = presets.map(({ label, response }) => [label, wordsOf(response)?.code ?? null]);
  assert.deepEqual(Object.fromEntries(codes), {
    right: null,
    'size digit too small': 'chunk-data-without-crlf',
    'size digit too large': 'chunk-data-without-crlf',
    'too large by one': 'chunk-data-without-crlf',
    'not hexadecimal': 'chunk-size-not-hexadecimal',
    'LF alone after the size': 'chunk-header-without-crlf',
    'no last chunk': 'last-chunk-missing',
    'no CORS line': null,
  });
  for (const { response } of presets) {
    const words = wordsOf(response);
    assert.equal(words?.rule === null, words?.code === null);
    if (typeof words?.rule === 'string') assert.match(words.rule, /\(RFC 9112 §[78]/);
  }
});

test('the CORS line is looked for in the response, whatever its case', () => {
  assert.equal(wordsOf(presetOf('no CORS line'))?.hasCors, false);
  const lower = presetOf('right').replace(
    'Access-Control-Allow-Origin',
    'access-control-allow-origin',
  );
  assert.equal(wordsOf(lower)?.hasCors, true);
});

test('a response that ends before its body, or a stream before its last-chunk, has its rule', () => {
  const withoutBody = wordsOf('HTTP/1.1 200 OK\nContent-Length: 5\n\n');
  assert.equal(withoutBody?.code, 'body-truncated');
  const stream =
    'HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n6\ndata\n\n';
  assert.equal(wordsOf(stream)?.code, 'last-chunk-missing');
});

test('a body that is not chunked is told as a whole', () => {
  const words = wordsOf('HTTP/1.1 200 OK\nContent-Length: 5\n\nHello');
  assert.deepEqual(
    words?.parts.map(({ title }) => title),
    ['200 OK', 'body 5 B'],
  );
});

test('behind an intermediary it is the browser’s connection that counts', () => {
  const trace = new TraceBuilder();
  const ask = 'GET /s/0/1/http-streaming/raw/x HTTP/1.1\r\nHost: a\r\n\r\n';
  trace.open(1, 0);
  trace.up(1, ask, 1);
  trace.open(2, 2, 1);
  trace.up(2, ask, 3);
  trace.down(2, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello', 4);
  trace.down(1, 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n', 5);
  const words = decoderWords(storeOfRecords(trace.records).viewOf(1));
  assert.equal(words?.parts[0]?.title, '502 Bad Gateway');
});

test('before the answer there is nothing to say', () => {
  assert.equal(decoderWords(storeOfRecords([]).viewOf(1)), null);
});
