import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { scriptString } from './script-string.ts';

const hostile = ['</script><script>alert(1)</script>', '<!--<script>', '"\\', '\u2028\u2029', "'"];

test('it is the same data for JavaScript, and holds nothing that the HTML parser could end the script by', () => {
  for (const text of hostile) {
    const expression = scriptString({ text });
    assert.ok(!expression.includes('<'));
    const back: unknown = runInNewContext(`(${expression})`);
    assert.equal(JSON.stringify(back), JSON.stringify({ text }));
  }
});
