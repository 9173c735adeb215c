import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codeThemeOf, darkInk, lightInk } from './code-theme.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split(/\[data-theme=['"]dark['"]\]/);

test('the colours of code are those of the tokens', () => {
  const names = { raised: 'raised', ink: 'ink', ink3: 'ink-3' } as Record<string, string>;
  for (const [ink, block] of [
    [lightInk, light],
    [darkInk, dark],
  ] as const) {
    for (const [key, value] of Object.entries(ink)) {
      const token = `--${names[key] ?? key}: ${value};`;
      assert.ok(block.includes(token), token);
    }
  }
});

test('the theme is named by its type, so that the page can select it', () => {
  assert.equal(codeThemeOf('dark', darkInk).type, 'dark');
});
