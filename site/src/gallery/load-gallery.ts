/** Finds the entries of the gallery. */
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { GalleryEntry, GalleryPart } from './gallery-entry.ts';
import { galleryId } from './gallery-entry.ts';

interface GalleryModule {
  readonly default: AstroComponentFactory;
  readonly gallery: GalleryEntry;
}

export interface LoadedGalleryPart extends GalleryPart {
  readonly Component: AstroComponentFactory;
}

const modules = import.meta.glob<GalleryModule>('../**/*.gallery.astro', { eager: true });

/** All entries by title. Throws when two files have the same name. */
export function loadGallery(): LoadedGalleryPart[] {
  const parts = Object.entries(modules).map(([path, { default: Component, gallery }]) => ({
    id: galleryId(path),
    ...gallery,
    Component,
  }));
  const ids = new Set<string>();
  for (const { id } of parts) {
    if (ids.has(id)) throw new Error(`Two files give the gallery entry “${id}”: rename one.`);
    ids.add(id);
  }
  return parts.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}
