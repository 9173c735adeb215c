import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatWireLink, parseWireLink } from './wire-link.ts';

test('a link to a field reads back as it was written', () => {
  for (const bench of ['sse-clock', 'a:b c/ä']) {
    for (const fieldPath of [null, '4.1', '4.1.0']) {
      const link = { bench, record: 12, fieldPath };
      assert.deepEqual(parseWireLink(formatWireLink(link)), link);
    }
  }
  assert.equal(
    formatWireLink({ bench: 'sse-clock', record: 5, fieldPath: '4.1' }),
    '#wire=sse-clock:5:4.1',
  );
});

test('other fragments are no links', () => {
  for (const fragment of [
    '',
    '#',
    '#wire=',
    '#wire=a',
    '#wire=a:b',
    '#wire=a:1:x',
    '#wire=%E0:1',
    '#slide',
  ]) {
    assert.equal(parseWireLink(fragment), null, fragment);
  }
});
