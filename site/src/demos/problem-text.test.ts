import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemText } from './problem-text.ts';

test("the detail of a problem document is the server's own sentence", async () => {
  const detail = 'Too many connections. Stop another bench.';
  assert.equal(await problemText(Response.json({ detail }, { status: 429 })), detail);
});

test('without a problem document the status is told', async () => {
  const said = 'The lab server answered 502. Press Run again.';
  assert.equal(await problemText(new Response('<h1>Bad gateway</h1>', { status: 502 })), said);
  assert.equal(await problemText(Response.json(['x'], { status: 502 })), said);
});
