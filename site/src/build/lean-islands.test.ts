import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutUid } from './lean-islands.ts';

test('an island that has a number of Preact loses its other name', () => {
  const island = '<astro-island uid="1nC69C" data-preact-island-id="15" props="{}"></astro-island>';
  assert.equal(
    withoutUid(`<p>${island}</p>${island}`),
    `<p>${island.replace(' uid="1nC69C"', '')}</p>${island.replace(' uid="1nC69C"', '')}`,
  );
});

test('an island without one keeps it', () => {
  const island = '<astro-island uid="1nC69C" component-url="/a.js"></astro-island>';
  assert.equal(withoutUid(island), island);
});
