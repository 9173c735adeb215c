/** Every page of the site, for tests that hold all of them to the same rule. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { partPath, siteDirectory } from './lab.ts';

export const labsPath = '/labs/';
export const notFoundPath = '/no-such-page/';

/** Addresses of the gallery's parts, as the build has them. */
export function galleryPaths(): string[] {
  const parts = readdirSync(join(siteDirectory, 'gallery'), { withFileTypes: true });
  return parts.filter((part) => part.isDirectory()).map(({ name }) => `/gallery/${name}/`);
}

export function allPaths(): string[] {
  const notes = `${partPath}notes/`;
  return ['/', partPath, notes, labsPath, '/gallery/', ...galleryPaths(), notFoundPath];
}
