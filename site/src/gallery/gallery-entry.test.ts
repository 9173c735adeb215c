import assert from 'node:assert/strict';
import { test } from 'node:test';
import { galleryId } from './gallery-entry.ts';

test('the address of an entry comes from its file', () => {
  assert.equal(galleryId('../wire-view/WireView.gallery.astro'), 'wire-view');
  assert.equal(galleryId('Palette.gallery.astro'), 'palette');
});
