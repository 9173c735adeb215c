import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codeTheme } from './code-theme.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split(/\[data-theme=['"]dark['"]\]/);

test('the colours of code are tokens that both themes have', () => {
  const { colors, tokenColors } = codeTheme;
  const used = [
    ...Object.values(colors),
    ...tokenColors.map(({ settings }) => settings.foreground),
  ];
  for (const colour of used) {
    const token = /^var\((--[a-z0-9-]+)\)$/.exec(colour)?.[1] ?? colour;
    for (const theme of [light, dark]) assert.ok(theme.includes(`${token}: #`), token);
  }
});
