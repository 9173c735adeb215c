import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { loadSha1 } from './sha1.ts';

test('SHA-1 gives what another implementation gives', async () => {
  const sha1 = await loadSha1();
  for (const byteLength of [0, 1, 55, 56, 60, 64, 1000]) {
    const bytes = randomBytes(byteLength);
    const expected = createHash('sha1').update(bytes).digest('hex');
    assert.equal(Buffer.from(sha1(bytes)).toString('hex'), expected, bytes.toString('hex'));
  }
});
