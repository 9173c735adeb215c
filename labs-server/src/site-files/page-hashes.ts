/** Script hashes of the built pages, computed once per build of a page. */
import { readFileSync, statSync } from 'node:fs';
import { scriptHashes } from '../security/script-hashes.ts';

/** The hashes of the HTML file at `path`; none for other files, and for one that cannot be read. */
export type PageHashes = (path: string) => readonly string[];

/** Pages are as many as the build has; a page that was built anew is read anew. */
export function createPageHashes(): PageHashes {
  const known = new Map<string, { readonly mtimeMs: number; readonly hashes: readonly string[] }>();
  return (path) => {
    if (!path.endsWith('.html')) return [];
    try {
      const { mtimeMs } = statSync(path);
      const cached = known.get(path);
      if (cached?.mtimeMs === mtimeMs) return cached.hashes;
      const hashes = scriptHashes(readFileSync(path, 'utf8'));
      known.set(path, { mtimeMs, hashes });
      return hashes;
    } catch {
      return [];
    }
  };
}
