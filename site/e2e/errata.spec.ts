/** Every correction of the 2019 lecture that says `proof: e2e:<id>` has a test here whose title begins with the id. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const errata = join(import.meta.dirname, '..', '..', 'content', 'errata.yaml');

test('every correction that is proven in a browser has its test', async () => {
  const ids = new Set(
    [...(await readFile(errata, 'utf8')).matchAll(/^\s+proof: e2e:([a-z0-9-]+)$/gm)].map(
      ([, id]) => id,
    ),
  );
  expect(ids.size).toBeGreaterThan(10);
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.spec.ts'));
  const specs = await Promise.all(
    names.map((name) => readFile(join(import.meta.dirname, name), 'utf8')),
  );
  const text = specs.join('\n');
  const missing = [...ids].filter((id) => !text.includes(`test('${id}: `));
  expect(missing).toEqual([]);
});
