import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAdvice } from './load-advice.ts';

const advice = { 'missing-blank-line': 'An event is dispatched by a blank line.' };

test('the advice for a feedback id comes from the site, below its base path', async () => {
  const asked: string[] = [];
  const answer = async (url: string | URL | Request) => {
    asked.push(String(url));
    return Response.json(advice);
  };
  const sentence = await loadAdvice('sse-by-hand', 'missing-blank-line', '/course/', answer);
  assert.equal(sentence, advice['missing-blank-line']);
  assert.equal(await loadAdvice('sse-by-hand', 'threw', '/', answer), null);
  assert.deepEqual(asked, [
    '/course/exercises/sse-by-hand.advice.json',
    '/exercises/sse-by-hand.advice.json',
  ]);
});

const silentSites: readonly (typeof fetch)[] = [
  () => Promise.resolve(new Response('', { status: 404 })),
  () => Promise.resolve(new Response('<h1>')),
  () => Promise.reject(new TypeError('Failed to fetch')),
];

test('a site that does not answer costs the advice only', async () => {
  for (const fetchIt of silentSites) {
    assert.equal(await loadAdvice('x', 'threw', '/', fetchIt), null);
  }
});
