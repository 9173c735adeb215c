import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineDocument } from './inline-runner.ts';

test('a script that names its own end tag does not end early', () => {
  const html = inlineDocument(`const a = "</script><!--";`);
  assert.equal(html.match(/<\/script/g)?.length, 1);
  assert.ok(html.includes(String.raw`"\x3c/script>\x3c!--"`));
});

test('the document allows no address of any host', () => {
  assert.match(inlineDocument(''), /default-src 'none'; script-src 'unsafe-inline' blob:;/);
});
