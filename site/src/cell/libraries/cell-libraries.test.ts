import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importsOf } from './cell-imports.ts';
import { cellLibraries } from './cell-libraries.ts';
import { packageFolder } from './library-declarations.ts';

const site = join(import.meta.dirname, '..', '..', '..');
const licenses = ['MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'Apache-2.0', 'MPL-2.0'];

function jsonOf(...path: string[]): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as Readonly<Record<string, unknown>>;
}

for (const { name, file } of cellLibraries) {
  const folder = packageFolder(name, import.meta.dirname) ?? '';

  test(`${name} is pinned to the version that is installed, and may be passed on`, () => {
    const { version, license } = jsonOf(folder, 'package.json');
    const dependencies = jsonOf(site, 'package.json')['dependencies'] as Record<string, unknown>;
    assert.equal(dependencies[name], version);
    assert.ok(licenses.includes(String(license)), String(license));
  });

  test(`${name} is one ES module that imports nothing and names its license`, () => {
    const text = readFileSync(join(folder, file), 'utf8');
    assert.match(text, /\bexport\s*\{/);
    assert.deepEqual(importsOf(text), []);
    assert.match(text.slice(0, 500), /License/);
  });
}
