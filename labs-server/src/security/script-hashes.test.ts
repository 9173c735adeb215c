import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { scriptHashes } from './script-hashes.ts';

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the example of Content Security Policy Level 2 gives the hash that is printed there', () => {
  assert.deepEqual(scriptHashes("<script>alert('Hello, world.');</script>"), [
    "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
  ]);
});

test('inline scripts of any case and attributes are hashed once, others are not', () => {
  const html = `
    <script>one()</script><SCRIPT type="module" data-a>two()</SCRIPT >
    <script>one()</script>
    <script src="/a.js"></script><script type="module" src="/b.js"></script>
    <script type="application/json">{"a":1}</script><script type='speculationrules'>{}</script>
    <script type="text/javascript">three()</script>`;
  assert.deepEqual(scriptHashes(html), ['one()', 'two()', 'three()'].map(hashOf));
});

test('line ends are hashed as the HTML parser leaves them', () => {
  assert.deepEqual(scriptHashes('<script>a\r\nb\rc</script>'), [hashOf('a\nb\nc')]);
});
