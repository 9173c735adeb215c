/** What requests and responses share, with a grammar that could be either: only the settings differ. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { decodeHead, type HeadGrammar } from './decode-head.ts';
import { fieldMeaning } from './field-meaning.ts';
import type { StatusLine } from './message-head.ts';
import { readStatusLine } from './status-line.ts';

const limits = { startLineBytes: 30, headBytes: 60 };

const grammar: HeadGrammar<StatusLine> = {
  startLine: 'status-line',
  readStartLine: readStatusLine,
  firstBytes: 'HTTP/',
  skipEmptyLines: false,
  fieldLines: { obsolete: 'accept', describe: fieldMeaning, protocolStatus: 400 },
  statuses: { malformed: 400, startLineTooLong: 414, headTooLong: 431 },
};

function decode(text: string, atEnd: boolean, change: Partial<HeadGrammar<StatusLine>> = {}) {
  return decodeHead(ascii(text), { atEnd }, limits, { ...grammar, ...change });
}

/** The error's code, field and status. */
function errorOf(text: string, atEnd = false): readonly unknown[] {
  const result = decode(text, atEnd);
  assert.equal(result.status, 'malformed', text);
  const { code, field, protocolStatus } = result.error;
  return [code, field, protocolStatus];
}

test('a head is its start line, its field lines and the empty line', () => {
  const text = 'HTTP/1.1 200 OK\r\nVary: *\r\n\r\n';
  const result = decode(`${text}body`, false);
  assert.equal(result.status, 'complete');
  assert.equal(result.byteLength, text.length);
  assert.equal(result.value.statusCode, 200);
  assert.deepEqual(
    result.value.fieldLines.map(({ name, value }) => [name, value]),
    [['Vary', '*']],
  );
});

test('bytes with which no start line begins are told at once, before their line ends', () => {
  assert.deepEqual(errorOf('HTTQ'), ['start-line-malformed', 'status-line', 400]);
  assert.equal(decode('HTT', false).status, 'incomplete');
});

test('each limit has the status that the grammar gives it', () => {
  const long = 'HTTP/1.1 200 '.padEnd(limits.startLineBytes, 'x');
  assert.deepEqual(errorOf(long), ['start-line-too-long', 'status-line', 414]);
  assert.equal(decode(long.slice(0, -1), false).status, 'incomplete');
  const tall = 'HTTP/1.1 200 OK\r\nA: '.padEnd(limits.headBytes, 'x');
  assert.deepEqual(errorOf(tall), ['head-too-long', 'field-line', 431]);
  assert.equal(decode(tall.slice(0, -1), false).status, 'incomplete');
});

test('a close within the head is told, and in which part of it', () => {
  assert.deepEqual(errorOf('HTTP/1.1 20', true), ['head-truncated', 'status-line', 400]);
  assert.deepEqual(errorOf('HTTP/1.1 200 OK\r\nA: b', true), ['head-truncated', 'field-line', 400]);
});

test('empty lines before the start line are skipped only where the grammar says so', () => {
  const text = '\r\n\r\nHTTP/1.1 200 OK\r\n\r\n';
  assert.equal(decode(text, false, { skipEmptyLines: true }).status, 'complete');
  assert.deepEqual(errorOf(text), ['http-version-malformed', 'HTTP-version', 400]);
});
