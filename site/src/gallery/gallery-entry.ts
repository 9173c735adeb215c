/**
 * The gallery shows every demo and view alone: to work on it, and to look at it.
 * A file `<Name>.gallery.astro` anywhere in `site/src` is an entry; being there registers it.
 */

/** What such a file exports as `gallery`. */
export interface GalleryEntry {
  readonly title: string;
  /** One sentence: what can be seen here. */
  readonly about: string;
}

export interface GalleryPart extends GalleryEntry {
  /** Last part of its address, from the file's name: `WireView.gallery.astro` -> `wire-view`. */
  readonly id: string;
}

/** `../wire-view/WireView.gallery.astro` -> `wire-view` */
export function galleryId(path: string): string {
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.gallery\.astro$/, '') ?? '';
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
