/** Every correction of the 2019 lecture that says `proof: e2e:<id>` has a test here whose title begins with the id. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, partPath, test } from './support/lab.ts';

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

test('a reader finds what was said and what is true beside their years, code and all', async ({
  page,
  lab,
}) => {
  await page.goto(lab.url + partPath);
  const lines = page.locator('.then-now p');
  await expect(lines.nth(20)).toBeAttached();
  // Two columns: a text that falls apart around its code would take more.
  const parts = await lines.evaluateAll((elements) =>
    elements.map(
      ({ childNodes }) => [...childNodes].filter((node) => node.textContent?.trim() !== '').length,
    ),
  );
  expect(new Set(parts)).toEqual(new Set([2]));
});
