import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FeedEvent } from '../../feed/feed.ts';
import { pushSuite } from '../push-suite.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { linesOf } from '../testing/lines.ts';
import { crossDocumentMessagingLab } from './cross-document-messaging-lab.ts';
import { hashSource } from './html-page.ts';

/** What a piece of the forever frame hands to its function; null for every other line of the page. */
function eventIn(line: string): FeedEvent | null {
  const json = /^<script nonce="[^"]+">event\((.*)\)<\/script>$/.exec(line)?.[1];
  return json === undefined ? null : (JSON.parse(json) as FeedEvent);
}

pushSuite({
  lab: crossDocumentMessagingLab,
  endpoint: '/cross-document-messaging/forever',
  endless: true,
  async *receive(server, lastEventId, signal) {
    const path = `/cross-document-messaging/forever?since=${lastEventId}`;
    for await (const line of linesOf(await fetch(server.url(path), { signal }))) {
      const event = eventIn(line);
      if (event !== null) yield event;
    }
  },
});

let server: LabServer;
const get = (path: string) => fetch(server.url(`/cross-document-messaging${path}`));

before(async () => void (server = await startLabServer([crossDocumentMessagingLab])));
after(() => server.close());

test('a page allows what stands in it, embeds the labs only, and is embedded by our own pages only', async () => {
  for (const path of ['/document', '/relay']) {
    const response = await get(path);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'/);
    assert.match(policy, /; frame-src http:\/\/lab-a\.test http:\/\/lab-b\.test;/);
    assert.match(policy, /; frame-ancestors http:\/\/site\.test http:\/\/runner\.test /);
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(response.headers.get('Set-Cookie'), null);
  }
});

test('the inline script and style of a document are those that its policy names', async () => {
  const response = await get('/document?check=includes');
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  const html = await response.text();
  const inline = [...html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)].map(([, , text]) => text);
  assert.equal(inline.length, 2);
  for (const text of inline) assert.ok(policy.includes(hashSource(text ?? '')));
});

test('a document trusts lab A unless it is told another origin', async () => {
  const own = await (await get('/document')).text();
  assert.ok(own.includes('event.origin !== "http://lab-a.test"'));
  const told = await (await get('/document?trusted=http%3A%2F%2Fx.test')).text();
  assert.ok(told.includes('event.origin !== "http://x.test"'));
});

test('what a query brings is text, in the HTML as in the script', async () => {
  const evil = encodeURIComponent('"></script><script>x');
  for (const name of ['trusted', 'frame', 'answer']) {
    const html = await (await get(`/document?${name}=${evil}`)).text();
    assert.ok(!html.includes('<script>x'), name);
  }
});

test('the scripts of the pages are served, and nothing else is', async () => {
  for (const name of ['recorder.js', 'document.js', 'relay.js']) {
    const response = await get(`/scripts/${name}`);
    assert.equal(response.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.match(await response.text(), /^'use strict';/);
  }
  const missing = await get('/scripts/..%2Flab.ts');
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /There are recorder\.js/);
});

async function foreverText(query: string, text: string): Promise<string> {
  server.feeds.drop('s');
  server.feeds.start('s', 1, { count: 0, retain: 10 });
  await server.feeds.publish('s', 1, text);
  return (await get(`/forever?count=1&${query}`)).text();
}

test('data that holds </script> does not end the script, unless the naive way is asked for', async () => {
  const hostile = '</script><script>stolen()</script>';
  const escaped = await foreverText('escaped=true', hostile);
  const events = escaped.split('\n').map(eventIn).filter(Boolean);
  assert.deepEqual(
    events.map((event) => event?.text),
    [hostile],
  );
  assert.ok(!escaped.includes(hostile));
  const naive = await foreverText('escaped=false', hostile);
  assert.ok(naive.includes(hostile));
});

test('each forever frame has a nonce of its own, without which no script in it runs', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      server.feeds.drop('s');
      server.feeds.start('s', 1, { count: 0, retain: 10 });
      await server.feeds.publish('s', 1, 'text');
      const response = await get('/forever?count=1');
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      const nonce = /script-src 'nonce-([^']+)';/.exec(policy)?.[1] ?? '';
      const html = await response.text();
      assert.equal(html.split(`<script nonce="${nonce}">`).length, 3);
      return nonce;
    }),
  );
  assert.notEqual(nonces[0], nonces[1]);
});

test('a comment pads the page to the length that is asked for', async () => {
  const html = await foreverText('paddingBytes=1024', 'text');
  assert.equal(/^<!--.*-->$/m.exec(html)?.[0].length, 1024);
});

test('events go to the origin that the query names, else to the site', async () => {
  assert.ok((await foreverText('', 'text')).includes('characters }, "http://site.test")'));
  const to = encodeURIComponent('http://runner.test');
  assert.ok(
    (await foreverText(`to=${to}`, 'text')).includes('characters }, "http://runner.test")'),
  );
});
