/** The pages of the built site that hold benches. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of the parts' reading pages, in order: `/lectures/<lecture>/<part>/`. Throws when the site is not built. */
export async function partPages(siteDirectory: string): Promise<readonly string[]> {
  const lectures = await foldersIn(join(siteDirectory, 'lectures'));
  const pages = await Promise.all(
    lectures.map(async (lecture) => {
      const parts = await foldersIn(join(siteDirectory, 'lectures', lecture));
      return parts.map((part) => `/lectures/${lecture}/${part}/`);
    }),
  );
  return pages.flat();
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted();
  } catch {
    throw new Error(
      `There is no ${folder}: build the site with npm run build, then capture again.`,
    );
  }
}
