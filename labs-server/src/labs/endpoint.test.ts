import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { integer } from '../../wire/mechanisms/parameters.ts';
import { mountEndpoint, sendJson, urlBeside } from './endpoint.ts';
import type { Lab } from './lab.ts';
import { type LabServer, startLabServer } from './testing/lab-server.ts';

const size = integer('size', { meaning: 'A number.', default: 3, minimum: 1, maximum: 9 });
const endpoint = { path: '/things', summary: 'For tests.', parameters: [size] } as const;

const lab: Lab = {
  mechanism: { id: 'tiny', title: 'Tiny', summary: 'For tests.', standards: [], endpoints: [] },
  mount(router) {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      mountEndpoint(router, { ...endpoint, method }, (request, response, query) => {
        if (method === 'POST') response.setHeader('Cache-Control', 'max-age=5');
        sendJson(response, 201, { method, query, url: urlBeside(request, '/things/7') });
      });
    }
  },
};

let server: LabServer;

before(async () => void (server = await startLabServer([lab])));
after(() => server.close());

test('an endpoint is routed by its method and path, and gets its typed query', async () => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    const response = await fetch(server.url('/tiny/things?size=4'), { method });
    const body = { method, query: { size: 4 }, url: server.url('/tiny/things/7') };
    assert.deepEqual(await response.json(), body);
  }
  const byDefault: unknown = await (await fetch(server.url('/tiny/things'))).json();
  assert.deepEqual((byDefault as { query: unknown }).query, { size: 3 });
  assert.equal((await fetch(server.url('/tiny/things'), { method: 'PUT' })).status, 404);
});

test('a query out of bounds is answered with 400 that names the parameter', async () => {
  for (const query of ['size=10', 'size=x', 'size=']) {
    const response = await fetch(server.url(`/tiny/things?${query}`));
    assert.equal(response.status, 400, query);
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    assert.equal(code, 'invalid-parameter');
    assert.match(detail, /`size`/);
  }
});

test('JSON is sent with its length in bytes, without ETag, and stored nowhere unless the lab says so', async () => {
  const response = await fetch(server.url('/tiny/things'));
  assert.equal(response.status, 201);
  assert.equal(response.headers.get('Content-Type'), 'application/json; charset=utf-8');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.equal(response.headers.get('ETag'), null);
  const { byteLength } = await response.arrayBuffer();
  assert.equal(response.headers.get('Content-Length'), String(byteLength));
  const posted = await fetch(server.url('/tiny/things'), { method: 'POST' });
  assert.equal(posted.headers.get('Cache-Control'), 'max-age=5');
});
