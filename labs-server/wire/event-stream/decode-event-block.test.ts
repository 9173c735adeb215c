import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeEventBlock, type EventBlock } from './decode-event-block.ts';
import { eventStreamDecoder } from './event-stream-decoder.ts';
import { type EventStreamState, initialEventStreamState } from './event-stream-state.ts';

const fixtures = new URL('fixtures/', import.meta.url);

function decode(text: string, atEnd = false, state = initialEventStreamState) {
  return decodeEventBlock(ascii(text), { atEnd }, state);
}

/** What a block does that is whole. */
function blockOf(text: string, atEnd = false, state?: EventStreamState): EventBlock {
  const result = decode(text, atEnd, state);
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') throw new Error('unreachable');
  return result.value;
}

testGoldens(fixtures, eventStreamDecoder());
testFuzz(fixtures, eventStreamDecoder());

test('every proper prefix of a block is incomplete', () => {
  for (const text of [
    '\n',
    ':\n\n',
    'data: a\n\n',
    'id: 1\r\ndata: a\r\n\r\n',
    'data: a\r\ndata: b\r\r\n',
    'data: a\r\n\n',
    '\xef\xbb\xbfdata: a\n\n',
    '\xef\xbb\xbf\n',
    'retry: 5\n\n',
  ]) {
    const fromStart = eventStreamDecoder();
    assertPrefixesIncomplete(fromStart.decode, ascii(text));
    assert.equal(decode(text).status, 'complete', JSON.stringify(text));
  }
});

test('a CR at the end of the bytes may be half of a CRLF', () => {
  assert.equal(decode('data: a\r\r').status, 'incomplete');
  assert.equal(decode('data: a\n\r').status, 'incomplete');
  const followed = decode('data: a\r\rdata');
  assert.equal(followed.status === 'complete' && followed.byteLength, 'data: a\r\r'.length);
  const withLineFeed = decode('data: a\r\r\ndata');
  assert.equal(withLineFeed.status === 'complete' && withLineFeed.byteLength, 10);
  assert.equal(decode('data: a\r\r', true).status, 'complete');
});

test('a byte order mark is dropped once, at the start of the stream', () => {
  const first = blockOf('\xef\xbb\xbfdata: a\n\n');
  assert.equal(first.event?.data, 'a');
  assert.equal(first.state.atStart, false);
  assert.equal(blockOf('\xef\xbb\xbfdata: b\n\n', false, first.state).event, null);
});

test('one space after the colon is dropped', () => {
  assert.equal(blockOf('data:a\n\n').event?.data, 'a');
  assert.equal(blockOf('data: a\n\n').event?.data, 'a');
  assert.equal(blockOf('data:  a\n\n').event?.data, ' a');
  assert.equal(blockOf('data:\ta\n\n').event?.data, '\ta');
  assert.equal(blockOf('data: a: b\n\n').event?.data, 'a: b');
});

test('data lines are joined by a line feed; a line without a colon is an empty one', () => {
  assert.equal(blockOf('data: a\ndata\ndata: b\n\n').event?.data, 'a\n\nb');
  assert.equal(blockOf('data\n\n').event?.data, '');
  assert.equal(blockOf('data\ndata\n\n').event?.data, '\n');
});

test('without a data line there is no event', () => {
  assert.equal(blockOf('event: tick\nid: 1\n\n').event, null);
  assert.equal(blockOf('\n').event, null);
});

test('the type is message unless the stream names one', () => {
  assert.equal(blockOf('data\n\n').event?.type, 'message');
  assert.equal(blockOf('event: tick\ndata\n\n').event?.type, 'tick');
  assert.equal(blockOf('event: tick\nevent\ndata\n\n').event?.type, 'message');
});

test('three-line-endings: LF, CR and CRLF end a line, and the text is UTF-8 without its byte order mark', () => {
  for (const end of ['\n', '\r', '\r\n']) {
    const block = blockOf(`\xef\xbb\xbfid: 1${end}data: \xc3\xa9${end}${end}`, true);
    assert.deepEqual(block.event, { type: 'message', data: '\u00e9', lastEventId: '1' });
  }
});

test('the-id-persists: an id stays set for later events; an empty one clears it, one with NUL is ignored', () => {
  const { state } = blockOf('id: 5\ndata: a\n\n');
  assert.equal(blockOf('data: b\n\n', false, state).event?.lastEventId, '5');
  assert.equal(blockOf('id: 6\0\ndata: b\n\n', false, state).event?.lastEventId, '5');
  assert.equal(blockOf('id\ndata: b\n\n', false, state).event?.lastEventId, '');
});

test('an id lasts until the next one, through events and blocks without data', () => {
  const idOnly = blockOf('id: 5\n\n');
  assert.equal(idOnly.state.lastEventId, '5');
  const later = blockOf('data: a\n\n', false, idOnly.state);
  assert.equal(later.event?.lastEventId, '5');
  const cleared = blockOf('id\ndata: b\n\n', false, later.state);
  assert.equal(cleared.event?.lastEventId, '');
});

test('an id with U+0000 NULL is ignored', () => {
  assert.equal(blockOf('id: 1\nid: 2\0\ndata\n\n').event?.lastEventId, '1');
});

test('retry takes ASCII digits only', () => {
  assert.equal(blockOf('retry: 3000\n\n').state.retryMs, 3000);
  assert.equal(blockOf('retry:007\n\n').state.retryMs, 7);
  for (const value of ['', ' ', '3 s', '-1', '1.5', '1e3', '\u0663', ' 5 ']) {
    assert.equal(blockOf(`retry: ${value}\n\n`).state.retryMs, null, value);
  }
  const state = { ...initialEventStreamState, retryMs: 10 };
  assert.equal(blockOf('retry: x\n\n', false, state).state.retryMs, 10);
  assert.equal(blockOf(`retry: ${'9'.repeat(400)}\n\n`).state.retryMs, Number.MAX_SAFE_INTEGER);
});

test('field names are compared exactly, and unknown ones are ignored', () => {
  const block = blockOf('Data: a\n data: b\nconstructor: c\n\n');
  assert.equal(block.event, null);
});

test('a line that begins with a colon is a comment', () => {
  assert.deepEqual(blockOf(':\n: a\n:b: c\n\n').comments, ['', ' a', 'b: c']);
});

test('what is not UTF-8 becomes U+FFFD, and never eats the end of its line', () => {
  assert.equal(blockOf('data: a\xffb\ndata: \xe2\x82\n\n').event?.data, 'a\ufffdb\n\ufffd');
  assert.equal(blockOf('data: \xc3\xa9\n\n').event?.data, '\u00e9');
});

test('an event that the stream leaves unfinished is dropped', () => {
  const state = { atStart: false, lastEventId: '1', retryMs: null };
  for (const text of ['data: a', 'data: a\n', 'id: 2\ndata: a\r\n']) {
    const block = blockOf(text, true, state);
    assert.equal(block.event, null);
    assert.equal(block.state.lastEventId, '1');
  }
});

test('a retry line takes effect when it is read, also in a block that is dropped', () => {
  assert.equal(blockOf('retry: 5\ndata: a\n', true).state.retryMs, 5);
  assert.equal(blockOf('data: a\nretry: 5', true).state.retryMs, null);
});

test('time is linear in the number of lines and in their length', () => {
  assertLinear((size) => ascii('data: a\n\n'.repeat(size)), eventStreamDecoder());
  assertLinear((size) => ascii(`${'data: a\r\n'.repeat(size)}\r\n`), eventStreamDecoder());
  assertLinear((size) => ascii(`data: ${'a'.repeat(size)}\n\n`), eventStreamDecoder());
  assertLinear((size) => ascii('\n'.repeat(size)), eventStreamDecoder());
});
