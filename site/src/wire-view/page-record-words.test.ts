import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageRecord } from '@wireside/labs-server/wire/record.ts';
import { pageData, pageDetail, pageFacts, pageHaystack } from './page-record-words.ts';

function record(data: string | Uint8Array, label = 'accepted'): PageRecord {
  const head = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return {
    kind: 'page',
    sequence: 1,
    connection: 0,
    run: 1,
    timeUs: 5,
    lane: 'postMessage',
    from: 'A :4601',
    to: 'B :4602',
    label,
    facts: [['event.origin', 'http://127.0.0.1:4601']],
    head,
  };
}

test('the data are text; what is no UTF-8 is shown as such', () => {
  assert.equal(pageData(record('"řeka"')), '"řeka"');
  assert.equal(pageData(record(Uint8Array.of(0x61, 0xff))), 'a\ufffd');
});

test('a row has the data in one line, cut where they are long, and what happened', () => {
  assert.equal(pageDetail(record('"Hello"')), '"Hello" · accepted');
  assert.equal(pageDetail(record('{"a":\n  1}', '')), '{"a": 1}');
  assert.equal(pageDetail(record('x'.repeat(100))), `${'x'.repeat(60)}… · accepted`);
});

test('a character at the cut that needs several bytes is not torn', () => {
  assert.equal(pageDetail(record('ř'.repeat(100), '')), `${'ř'.repeat(60)}…`);
});

test('everything that is known can be looked for', () => {
  const haystack = pageHaystack(record('"Hello"'));
  for (const needle of ['postMessage', 'A :4601', 'B :4602', 'accepted', 'event.origin', 'Hello']) {
    assert.ok(haystack.includes(needle), needle);
  }
});

test('the facts begin with what carried it and end with who vouches for it', () => {
  const facts = pageFacts(record('"Hello"'));
  assert.deepEqual(
    facts.map(([name]) => name),
    ['carried by', 'from', 'to', 'what happened', 'event.origin', 'recorded by the page'],
  );
  assert.match(facts.at(-1)?.[1] ?? '', /never crossed a socket/);
});
