/** Every page of the site, for tests that hold all of them to the same rule. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { partPath, siteDirectory, videoPath, webRtcPath, webSocketPath } from './lab.ts';

export const labsPath = '/labs/';
export const keysPath = '/keys/';
export const notFoundPath = '/no-such-page/';

/** Addresses of the pages in a folder of the build. */
function pagesIn(folder: string): string[] {
  const pages = readdirSync(join(siteDirectory, folder), { withFileTypes: true });
  return pages.filter((page) => page.isDirectory()).map(({ name }) => `/${folder}/${name}/`);
}

export function galleryPaths(): string[] {
  return pagesIn('gallery');
}

export function exercisePaths(): string[] {
  return pagesIn('exercises');
}

/** Those of the gallery are held to the same rules by a file of their own. */
export function pagesWithoutGallery(): string[] {
  const paths = [partPath, webSocketPath, videoPath, webRtcPath];
  const parts = paths.flatMap((path) => [path, `${path}notes/`]);
  return ['/', ...parts, labsPath, keysPath, ...exercisePaths(), '/gallery/', notFoundPath];
}

/** All of them. */
export function allPaths(): string[] {
  return [...pagesWithoutGallery(), ...galleryPaths()];
}
