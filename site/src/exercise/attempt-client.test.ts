import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AttemptError, createAttemptClient } from './attempt-client.ts';

function clientWith(...responses: readonly Response[]) {
  const asked: { readonly request: string; readonly body: unknown }[] = [];
  const waiting = [...responses];
  const client = createAttemptClient('http://lab', (url, init = {}) => {
    asked.push({
      request: `${init.method ?? 'GET'} ${String(url)}`,
      body: JSON.parse(String(init.body)),
    });
    const response = waiting.shift();
    return response === undefined
      ? Promise.reject(new TypeError('gone'))
      : Promise.resolve(response);
  });
  return { client, asked };
}

const noContent = () => new Response(null, { status: 204 });

test('an attempt is begun, answered, reported and judged at its own addresses', async () => {
  const begun = { id: 'a1', session: 's', exportName: 'writeStream', rounds: [] };
  const verdict = { verdict: 'right', feedback: [], solution: null };
  const { client, asked } = clientWith(
    Response.json(begun, { status: 201 }),
    noContent(),
    noContent(),
    Response.json(verdict),
  );
  assert.deepEqual(await client.begin('sse-by-hand', 's'), begun);
  await client.answer('a1', 1, 'data: 1\n\n');
  await client.report('a1', 1, [{ type: 'message', data: '1', lastEventId: '' }]);
  assert.deepEqual(await client.verdict('a1'), verdict);
  const base = 'http://lab/api/attempts';
  assert.deepEqual(asked, [
    { request: `POST ${base}`, body: { exercise: 'sse-by-hand', owner: 's' } },
    { request: `PUT ${base}/a1/rounds/1/answer`, body: { answer: 'data: 1\n\n' } },
    {
      request: `PUT ${base}/a1/rounds/1/report`,
      body: { events: [{ type: 'message', data: '1', lastEventId: '' }] },
    },
    { request: `POST ${base}/a1/verdict`, body: {} },
  ]);
});

test('a function that gave no answer is told as a failure', async () => {
  const { client, asked } = clientWith(noContent());
  const failure = { cause: 'threw', detail: 'my mistake' } as const;
  await client.answer('a1', 2, failure);
  assert.deepEqual(asked[0]?.body, { failure });
});

test('a refusal comes in the words of the lab server, or at least with its status', async () => {
  const { client } = clientWith(
    Response.json({ detail: 'Too many attempts: wait a minute.' }, { status: 429 }),
    Response.json(['?'], { status: 500 }),
  );
  await assert.rejects(
    client.begin('x', 's'),
    new AttemptError('Too many attempts: wait a minute.'),
  );
  await assert.rejects(client.begin('x', 's'), new AttemptError('The lab server answered 500.'));
});
