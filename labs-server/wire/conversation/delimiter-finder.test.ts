import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dashBoundary } from '../multipart/delimiter.ts';
import { createStageParts } from '../testing/stage-parts.ts';
import { DelimiterFinder } from './delimiter-finder.ts';

function createFinder() {
  const { context, append, lose } = createStageParts();
  return { finder: new DelimiterFinder(context.layer, dashBoundary('b')), append, lose };
}

test('RFC 2046 section 5.1.1: a delimiter is a CRLF, two hyphens and the boundary', () => {
  const { finder, append } = createFinder();
  append('a--b\n--b\r\n--a\r\n--b');
  assert.equal(finder.next(true), 13);
});

test('the first one may begin the body', () => {
  const { finder, append } = createFinder();
  append('--');
  assert.equal(finder.next(true), null);
  append('b');
  assert.equal(finder.next(true), 0);
});

test('what may become a delimiter is no data yet', () => {
  const { finder, append } = createFinder();
  append('data\r\n-');
  assert.equal(finder.next(true), null);
  assert.equal(finder.certainEnd, 4);
  append('x');
  assert.equal(finder.next(true), null);
  assert.equal(finder.certainEnd, 8);
});

test('bytes that were not kept hold no delimiter that can be found', () => {
  const { finder, append, lose } = createFinder();
  append('data\r\n');
  assert.equal(finder.next(true), null);
  finder.skipTo(lose(20).end, false);
  append('--b\r\n--b');
  assert.equal(finder.next(true), 29);
});
