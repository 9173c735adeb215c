/** Where `content/` is while the site is built: builds run in the project's root or in `site/`. Node only. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Absolute path of `content/`. Throws when the build runs anywhere else. */
export function contentFolder(workingFolder = process.cwd()): string {
  const found = ['content', '../content'].map((path) => resolve(workingFolder, path));
  const folder = found.find((path) => existsSync(resolve(path, 'lectures')));
  if (folder === undefined) {
    throw new Error('The site is built in the project’s root or in site/: content/ was not found.');
  }
  return folder;
}
