/** Every correction of the 2019 lecture that says `proof: unit:<test file>` has a test there whose title begins with its id. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const errata = await readFile(new URL('errata.yaml', import.meta.url), 'utf8');
const wire = new URL('../labs-server/wire/', import.meta.url);

/** Ids with the test file that each names. */
const proofs = errata
  .split(/^- /m)
  .slice(1)
  .flatMap((entry) => {
    const id = /^id: (\S+)$/m.exec(entry)?.[1];
    const file = /^ {2}proof: unit:(\S+)$/m.exec(entry)?.[1];
    return id === undefined || file === undefined ? [] : [{ id, file }];
  });

test('corrections are proven by tests of the decoders', () => {
  assert.ok(proofs.length > 0);
});

for (const { id, file } of proofs) {
  test(`${id} is proven in ${file}`, async () => {
    assert.match(file, /^[a-z0-9-]+\/[a-z0-9-]+\.test\.ts$/);
    const source = await readFile(new URL(file, wire), 'utf8');
    assert.ok(source.includes(`\ntest('${id}: `), `a test titled "${id}: ..." is missing`);
  });
}
