import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NatRun } from '../../nat/nat-job.ts';
import { maxWaiting, startNatThread, type NatThreadEvents } from '../../nat/nat-runner.ts';
import { type MatrixCell, matrixPlaces } from '../../../wire/nat/nat-matrix.ts';
import type { NatScenario } from '../../../wire/nat/nat-scenario.ts';
import { recordedMatrix } from '../../../wire/nat/recorded-matrix.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { createNatTraversalLab } from './nat-traversal-lab.ts';

let server: LabServer;
const ends: (() => void)[] = [];

before(async () => {
  const lab = createNatTraversalLab((events) => {
    const thread = startNatThread(events);
    ends.push(() => thread.end());
    return thread;
  });
  server = await startLabServer([lab]);
});
after(async () => {
  for (const end of ends) end();
  await server.close();
});

const get = (path: string, from = server) => fetch(from.url(`/nat-traversal${path}`));

test('a run answers with its scenario, its events and its outcome', async () => {
  const query = 'alice-filtering=address-dependent&bob-nats=2&turn=true';
  const response = await get(`/run?${query}`);
  assert.equal(response.status, 200);
  const { scenario, events, outcome } = (await response.json()) as NatRun & {
    readonly scenario: NatScenario;
  };
  assert.equal(scenario.alice.filtering, 'address-dependent');
  assert.equal(scenario.bob.nats, 2);
  assert.equal(outcome.connected, true);
  assert.ok(events.some((event) => event.kind === 'translated' && event.node === 'bob-carrier'));
  assert.ok(
    events.some(
      (event) => event.kind === 'candidate' && event.candidate?.includes('typ relay') === true,
    ),
  );
});

test('nat-matrix: the recorded matrix is what a run of now gives', async () => {
  const response = await get('/matrix');
  const { cells } = (await response.json()) as { readonly cells: readonly MatrixCell[] };
  assert.equal(cells.length, matrixPlaces.length);
  assert.deepEqual(cells, recordedMatrix);
});

test('a parameter out of bounds is refused', async () => {
  const response = await get('/run?alice-nats=3');
  assert.equal(response.status, 400);
  assert.match(await response.text(), /alice-nats/);
});

test('a thread that fails is told as a problem, and too many runs as another', async () => {
  const threads: NatThreadEvents[] = [];
  const silent = await startLabServer([
    createNatTraversalLab((events) => {
      threads.push(events);
      return { post: () => {}, end: () => {} };
    }),
  ]);
  try {
    const first = get('/run', silent);
    await silent.held.reaches(1);
    const others = Array.from({ length: maxWaiting }, () => get('/run', silent));
    await silent.held.reaches(1 + maxWaiting);
    const refused = await get('/run', silent);
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('Retry-After'), '2');
    threads[0]?.onEnd('out of memory');
    const failed = await first;
    assert.equal(failed.status, 500);
    assert.match(await failed.text(), /out of memory/);
    silent.clock.advance(maxWaiting * 15_000);
    for (const other of others) assert.equal((await other).status, 500);
  } finally {
    await silent.close();
  }
});
