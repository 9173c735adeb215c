import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkerToPageMessage, PageToWorkerMessage } from './worker-message.ts';
import { openDemoWorker, type WorkerHandle } from './open-demo-worker.ts';
import { serveDemoWorker, type DemoWork } from './serve-demo-worker.ts';

/** A worker that is none: both sides in one thread, joined by queues. */
function setUp(works: Readonly<Record<string, DemoWork>>) {
  const stop = new AbortController();
  let listener: ((event: { readonly data: unknown }) => void) | null = null;
  let terminated = false;
  const worker: WorkerHandle = {
    onmessage: null,
    onerror: null,
    postMessage: (message: PageToWorkerMessage) =>
      queueMicrotask(() => listener?.({ data: message })),
    terminate: () => {
      terminated = true;
      listener = null;
    },
  };
  const scope = {
    addEventListener: (_type: 'message', heard: typeof listener) => void (listener = heard),
    postMessage: (message: WorkerToPageMessage) =>
      queueMicrotask(() => worker.onmessage?.({ data: message } as MessageEvent)),
  };
  serveDemoWorker(scope, works, { timeOrigin: 1000, now: () => 30 });
  const opened = openDemoWorker(worker, {
    setting: {
      labs: ['http://a', 'http://b'],
      session: 's',
      run: 4,
      via: 'direct',
      clockOffsetUs: 0,
      parameters: {},
    },
    signal: stop.signal,
    performance: { timeOrigin: 1010, now: () => 20 },
    startedAtMs: 15,
  });
  return { stop, worker, opened, isTerminated: () => terminated };
}

test('a call is done with the lab of the run, on the clock of the page', async () => {
  const { opened } = setUp({
    look: async (lab, input, tell) => {
      tell(lab.url(`/${String(input)}`));
      tell(lab.now());
    },
  });
  const told: unknown[] = [];
  await (await opened).call('look', 'x', (value) => told.push(value));
  assert.deepEqual(told, ['http://a/s/s/4/x', 5]);
});

test('several calls go on at once, and a failure is that of one call', async () => {
  const { opened } = setUp({
    fail: () => Promise.reject(new Error('No more room.')),
    tell: async (_lab, input, tell) => tell(input),
  });
  const demoWorker = await opened;
  const told: unknown[] = [];
  const failing = assert.rejects(
    demoWorker.call('fail', null, () => undefined),
    /No more room/,
  );
  await demoWorker.call('tell', 7, (value) => told.push(value));
  await failing;
  assert.deepEqual(told, [7]);
  await assert.rejects(
    demoWorker.call('other', null, () => undefined),
    /Nobody does/,
  );
});

test('Stop ends the worker, and what is under way rejects as stopped', async () => {
  const { opened, stop, isTerminated } = setUp({ wait: () => new Promise(() => undefined) });
  const waiting = (await opened).call('wait', null, () => undefined);
  stop.abort(new DOMException('Stopped', 'AbortError'));
  await assert.rejects(waiting, { name: 'AbortError' });
  assert.equal(isTerminated(), true);
});

test('a worker that cannot be loaded says what to do', async () => {
  const { opened, worker } = setUp({});
  worker.onerror?.({} as ErrorEvent);
  await assert.rejects(opened, /could not be loaded: reload/);
});
