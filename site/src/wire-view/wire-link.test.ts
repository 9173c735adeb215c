import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatWireLink, parseWireLink } from './wire-link.ts';

test('a link to a field reads back as it was written', () => {
  for (const bench of ['sse-clock', 'a:b c/ä']) {
    for (const fieldPath of [null, '4.1', '4.1.0']) {
      const link = { bench, lane: 'socket', record: 12, fieldPath } as const;
      assert.deepEqual(parseWireLink(formatWireLink(link)), link);
    }
  }
  assert.equal(
    formatWireLink({ bench: 'sse-clock', lane: 'socket', record: 5, fieldPath: '4.1' }),
    '#wire=sse-clock:5:4.1',
  );
});

test('a record of the page is linked by its own number', () => {
  const link = { bench: 'message-attack', lane: 'page', record: 3, fieldPath: null } as const;
  assert.equal(formatWireLink(link), '#wire=message-attack:page-3');
  assert.deepEqual(parseWireLink('#wire=message-attack:page-3'), link);
});

test('other fragments are no links', () => {
  for (const fragment of [
    '',
    '#',
    '#wire=',
    '#wire=a',
    '#wire=a:b',
    '#wire=a:1:x',
    '#wire=a:page',
    '#wire=a:page-',
    '#wire=%E0:1',
    '#slide',
  ]) {
    assert.equal(parseWireLink(fragment), null, fragment);
  }
});
