import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostToCellMessage } from './cell-message.ts';
import { CellSession } from './cell-session.ts';

/** A session with a fake port and a fake clock. */
function create() {
  const sent: HostToCellMessage[] = [];
  const heard: string[] = [];
  const silences: number[] = [];
  let receive: ((data: unknown) => void) | null = null;
  let tick: (() => void) | null = null;
  let nowMs = 0;
  const session = new CellSession(
    {
      postMessage: (message) => void sent.push(message),
      addEventListener: (_type, listener) => {
        receive = (data) => listener({ data });
      },
      start: () => undefined,
      close: () => undefined,
    },
    {
      nowMs: () => nowMs,
      every: (_periodMs, callback) => {
        tick = callback;
        return () => {
          tick = null;
        };
      },
      onMessage: (message) => void heard.push(message.type),
      onSilence: (forMs) => void silences.push(forMs),
    },
  );
  const pass = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += 500) {
      nowMs += 500;
      tick?.();
    }
  };
  return { session, sent, heard, silences, pass, receive: (data: unknown) => receive?.(data) };
}

test('a cell that answers is never called silent', () => {
  const { sent, silences, pass, receive } = create();
  receive({ type: 'started', atMs: 0 });
  for (let round = 1; round <= 10; round += 1) {
    pass(500);
    receive({ type: 'heartbeat', id: round });
  }
  assert.equal(sent.length, 10);
  assert.deepEqual(silences, []);
});

test('a cell that does not answer is told after 2 s, and again when it answers', () => {
  const { silences, pass, receive } = create();
  receive({ type: 'started', atMs: 0 });
  pass(3000);
  assert.deepEqual(silences, [2000, 2500]);
  receive({ type: 'heartbeat', id: 1 });
  assert.deepEqual(silences, [2000, 2500, 0]);
});

test('before it started a cell is not asked', () => {
  const { sent, pass } = create();
  pass(5000);
  assert.deepEqual(sent, []);
});

test('messages that are not of the contract are dropped', () => {
  const { heard, receive } = create();
  receive({ type: 'line', values: 'x' });
  receive({ type: 'clear' });
  assert.deepEqual(heard, ['clear']);
});

test('a call settles with the answer of the same number', async () => {
  const { session, sent, receive } = create();
  const first = session.call('f', [1]);
  const second = session.call('f', [2]);
  const [one, two] = sent;
  assert.ok(one?.type === 'call' && two?.type === 'call');
  receive({ type: 'returned', id: two.id, result: { value: 'two' } });
  receive({ type: 'returned', id: one.id, result: { value: 'one' } });
  assert.deepEqual(await Promise.all([first, second]), ['one', 'two']);
});

test('a call that throws is rejected with its place; a call of a stopped cell too', async () => {
  const { session, receive } = create();
  const failed = session.call('f', []);
  const failure = {
    name: 'Error',
    message: 'no',
    phase: 'run',
    position: { line: 3, column: 9 },
    value: { kind: 'error', text: 'Error: no' },
  };
  receive({ type: 'returned', id: 1, result: { failure } });
  await assert.rejects(failed, { name: 'CellCallError', message: 'Error: no', failure });
  const waiting = session.call('f', []);
  session.close();
  await assert.rejects(waiting, { name: 'CellCallError', failure: null });
});
