import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineModule, inlineRunner } from './inline-runner.ts';

const page = '<body><script type="module" src="/_astro/runner.js"></script></body>';

function inline(files: Readonly<Record<string, string>>): Promise<string> {
  return inlineRunner(new URL('http://host/runner/'), (url) => {
    const text = url.pathname === '/runner/' ? page : files[url.pathname];
    return text === undefined ? Promise.reject(new Error(url.href)) : Promise.resolve(text);
  });
}

test('a script that names its own end tag does not end early', async () => {
  const html = await inline({ '/_astro/runner.js': `const a = "</script><!--";` });
  assert.equal(html.match(/<\/script/g)?.length, 1);
  assert.ok(html.includes(String.raw`"\x3c/script>\x3c!--"`));
});

test('imported modules are written into the script, with what they import', async () => {
  const html = await inline({
    '/_astro/runner.js': 'import{a as e}from"./part.js";import"../side.js";e()',
    '/_astro/part.js': 'import{b}from"./leaf.js";export const a=()=>b',
    '/_astro/leaf.js': 'export const b=7',
    '/side.js': 'globalThis.side=1',
  });
  assert.doesNotMatch(html, /\.js/);
  const [, script = ''] = /<script type="module">(.*)<\/script>/s.exec(html) ?? [];
  const [, part = ''] = /from"(data:[^"]+)"/.exec(script) ?? [];
  const { a } = (await import(part)) as { readonly a: () => number };
  assert.equal(a(), 7);
});

test('the document may load nothing from any host', async () => {
  const html = await inline({ '/_astro/runner.js': '' });
  assert.match(html, /default-src 'none'; script-src 'unsafe-inline' blob: data:;/);
  assert.doesNotMatch(html, /connect-src|https?:/);
});

test('a page that is not the runner is refused', async () => {
  await assert.rejects(
    inlineRunner(new URL('http://host/runner/'), () => Promise.resolve('<h1>404</h1>')),
    /is not the runner page/,
  );
});

test('a library becomes an address that stands between quotation marks of either kind', async () => {
  const url = new URL('http://host/_astro/library.js');
  const address = await inlineModule(url, () =>
    Promise.resolve(`export const text = "it's" + '\\u2028';`),
  );
  assert.doesNotMatch(address, /["'\n]/);
  const { text } = (await import(address)) as { readonly text: string };
  assert.equal(text, "it's\u2028");
});

test('a library that cannot be read is told', async () => {
  const url = new URL('http://host/_astro/library.js');
  const missing = inlineModule(url, () => Promise.reject(new Error(`${url.href} answered 404.`)));
  await assert.rejects(missing, /A library could not be loaded: http.*library\.js answered 404/);
});
