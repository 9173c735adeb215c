import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latin1Bytes } from './bytes.ts';
import { decodeJsonComment, encodeJsonComment } from './json-comment.ts';

const comment = (text: string) => ({ code: 1, value: latin1Bytes(text) });

test('what was written is read, however long it is', () => {
  for (const text of ['', 'zvonění 🔔 "\\', 'é'.repeat(70_000)]) {
    const options = encodeJsonComment({ text });
    assert.ok(options.every(({ value }) => value.length <= 65_535));
    assert.deepEqual(decodeJsonComment(options), {
      status: 'present',
      value: { wireside: 1, text },
    });
  }
});

test('comments of others before it are skipped', () => {
  const options = [comment('a remark'), ...encodeJsonComment({ kind: 'trace' })];
  assert.equal(decodeJsonComment(options).status, 'present');
});

test('without our mark there is nothing, with broken JSON it is unreadable', () => {
  assert.equal(decodeJsonComment([]).status, 'absent');
  assert.equal(decodeJsonComment([comment('{"other":1}')]).status, 'absent');
  assert.equal(decodeJsonComment([comment('{"wireside":1,')]).status, 'unreadable');
});
