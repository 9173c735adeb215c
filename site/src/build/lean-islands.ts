/** For `astro.config.mjs`: leaves out of the pages what their islands do not need, for their first view is budgeted. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * The page whose islands of Preact have one name instead of two: `uid` is read only where there is no
 * `data-preact-island-id`. It is a hash, which does not compress.
 */
export function withoutUid(html: string): string {
  return html.replaceAll(/<astro-island uid="[^"]*"(?= data-preact-island-id=)/g, '<astro-island');
}

export const leanIslands: AstroIntegration = {
  name: 'wireside:lean-islands',
  hooks: {
    async 'astro:build:done'({ dir, pages }) {
      const root = fileURLToPath(dir);
      for (const { pathname } of pages) {
        const page = join(root, pathname === '404/' ? '404.html' : join(pathname, 'index.html'));
        await writeFile(page, withoutUid(await readFile(page, 'utf8')));
      }
    },
  },
};
