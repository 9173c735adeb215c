/** The table of licences in the README, held against what is installed. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const packages = new URL('../../../node_modules/', import.meta.url);

function licenceOf(name: string): string {
  const file = new URL(`${name}/package.json`, packages);
  return (JSON.parse(readFileSync(file, 'utf8')) as { license: string }).license;
}

/** First and second cell of each row of a Markdown table. */
function rowsOf(file: string): readonly (readonly [string, string])[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [, first = '', ...cells] = row.split('|').map((cell) => cell.trim());
    return [first, cells.filter((cell) => cell !== '').join(' ')];
  });
}

const rows = rowsOf('README.md');
const toldOf = (name: string): string =>
  rows.find(([what]) => what.includes(`\`${name}\``))?.[1] ?? assert.fail(`${name} is not told`);

test('what the cameras depend on is told with the licence that the installed package names', () => {
  for (const name of [
    '@napi-rs/canvas',
    'sharp',
    '@tensorflow/tfjs-core',
    '@vladmandic/human',
    '@fontsource/ibm-plex-mono',
  ]) {
    assert.ok(toldOf(name).includes(licenceOf(name)), `${name}: ${licenceOf(name)}`);
  }
  for (const below of ['tfjs-converter', 'tfjs-backend-wasm', 'tfjs-backend-cpu']) {
    assert.equal(licenceOf(`@tensorflow/${below}`), licenceOf('@tensorflow/tfjs-core'));
    assert.ok(
      rows.some(([what]) => what.includes(below.replace('tfjs', ''))),
      below,
    );
  }
});

test('the libvips that comes with sharp has its own licence, which is told', () => {
  const builds = readdirSync(new URL('@img/', packages)).filter((name) =>
    name.startsWith('sharp-libvips-'),
  );
  for (const name of builds) assert.ok(toldOf('sharp').includes(licenceOf(`@img/${name}`)), name);
});

test('every photo of the slideshow is told, with who made it and its licence', () => {
  const photos = readdirSync(new URL('photos/', import.meta.url)).filter((name) =>
    name.endsWith('.jpg'),
  );
  const told = rowsOf('photos/ATTRIBUTION.md');
  assert.deepEqual(told.map(([file]) => file.replaceAll('`', '')).toSorted(), photos.toSorted());
  for (const [file, about] of told) assert.match(about, /public domain|CC0/, file);
});
