import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slideIdOf, slugOf } from './slide-id.ts';

const heading = (text: string, ...more: { type: string; value: string }[]) => ({
  type: 'heading',
  depth: 2,
  children: [{ type: 'text', value: text }, ...more],
});

test('a slug has lower-case letters, digits and single hyphens', () => {
  assert.equal(slugOf('Chunks are not events!'), 'chunks-are-not-events');
  assert.equal(slugOf('  HTTP/1.1: 101 & more '), 'http-1-1-101-more');
  assert.equal(slugOf('Dlouhé dotazování'), 'dlouhe-dotazovani');
  assert.equal(slugOf('…'), '');
});

test('the id comes from the heading', () => {
  const title = heading('Server-sent events');
  assert.equal(slideIdOf([title], title), 'server-sent-events');
});

test('a comment on its own or in the heading gives another id', () => {
  const title = heading('Server-sent events');
  const comment = { type: 'mdxFlowExpression', value: '/* id: sse */' };
  assert.equal(slideIdOf([title, comment], title), 'sse');
  const inside = heading('Server-sent events ', {
    type: 'mdxTextExpression',
    value: '/* id: sse-2 */',
  });
  assert.equal(slideIdOf([inside], inside), 'sse-2');
});

test('another comment is no id', () => {
  const title = heading('A');
  assert.equal(slideIdOf([title, { type: 'mdxFlowExpression', value: '/* later */' }], title), 'a');
});
