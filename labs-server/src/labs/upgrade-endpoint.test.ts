/** An upgraded endpoint is mounted by its data: its query is read before the lab hears of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LabEndpoint } from '../../wire/mechanisms/mechanism.ts';
import { integer } from '../../wire/mechanisms/parameters.ts';
import type { Lab } from './lab.ts';
import { type LabServer, startLabServer } from './testing/lab-server.ts';
import { connectRaw } from './testing/raw-client.ts';
import { mountUpgrade } from './upgrade-endpoint.ts';

const endpoint = {
  method: 'GET',
  path: '/count',
  upgrade: 'websocket',
  summary: 'Says the number.',
  parameters: [integer('number', { meaning: 'A number.', default: 3, minimum: 1, maximum: 9 })],
} as const satisfies LabEndpoint;

const lab: Lab = {
  mechanism: { id: 'tiny', title: '', summary: '', standards: [], endpoints: [endpoint] },
  mount: (router, _context, upgrades) =>
    mountUpgrade(router, upgrades, endpoint, ({ socket }, { number }) => {
      socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\nnumber ${number}`);
    }),
};

let server: LabServer;
before(async () => void (server = await startLabServer([lab])));
after(() => server.close());

async function answerTo(query: string, upgrade: string): Promise<string> {
  const client = await connectRaw(server.port);
  client.get(server.path(`/tiny/count${query}`), { Connection: 'Upgrade', Upgrade: upgrade });
  if (upgrade === 'websocket') return client.end();
  await client.until('}');
  client.close();
  return client.received;
}

test('the lab gets the typed query, with the defaults of the data', async () => {
  assert.match(await answerTo('', 'websocket'), /^HTTP\/1\.1 101 [^]*number 3$/);
  assert.match(await answerTo('?number=7', 'websocket'), /number 7$/);
});

test('a query out of bounds is answered with 400, which names the parameter', async () => {
  const answer = await answerTo('?number=10', 'websocket');
  assert.match(answer, /^HTTP\/1\.1 400 [^]*`number` is [^]*"code":"invalid-parameter"/);
});

test('without the upgrade, or with another one, the answer is 426 and names it', async () => {
  const response = await fetch(server.url('/tiny/count'));
  assert.equal(response.status, 426);
  assert.equal(response.headers.get('Upgrade'), 'websocket');
  assert.match(await answerTo('', 'h2c'), /^HTTP\/1\.1 426 [^]*\r\nUpgrade: websocket\r\n/);
});
