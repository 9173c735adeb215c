import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinStyles } from './join-styles.ts';

const sheets = new Map([
  ['/_astro/a.css', 'a{color:red}\n'],
  ['/_astro/b.css', 'b{color:blue}'],
]);

const join = (html: string) => joinStyles(html, async (path) => sheets.get(path) ?? '');
const link = (path: string) => `<link rel="stylesheet" href="${path}">`;

test('the sheets are joined in the order of their links, each once, where the first one was', async () => {
  const [a, b] = [link('/_astro/a.css'), link('/_astro/b.css')];
  const joined = await join(`<head><meta>${a}<title></title></head>${b}<p></p>${b}`);
  assert.equal(joined?.css, 'a{color:red}\nb{color:blue}');
  assert.equal(joined?.html, `<head><meta>${link(joined.path)}<title></title></head><p></p>`);
});

test('the name of the file tells its content', async () => {
  const page = `${link('/_astro/a.css')}${link('/_astro/b.css')}`;
  const [first, again] = await Promise.all([join(page), join(`${page}<p>more</p>`)]);
  assert.equal(first?.path, again?.path);
  const other = await join(`${link('/_astro/b.css')}${link('/_astro/a.css')}`);
  assert.notEqual(first?.path, other?.path);
});

test('a page with one sheet or none stays as it is', async () => {
  assert.equal(await join(link('/_astro/a.css')), null);
  assert.equal(await join('<p></p>'), null);
});
