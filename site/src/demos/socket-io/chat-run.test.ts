/** The chat's run against a client of Socket.IO that the test drives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../testing/fake-lab.ts';
import type { ChatReport } from './chat-report.ts';
import { ChatRun } from './chat-run.ts';

type Listener = (...values: unknown[]) => void;

class FakeEmitter {
  readonly listeners = new Map<string, Listener>();
  readonly emitted: unknown[][] = [];

  on(name: string, listener: Listener): void {
    this.listeners.set(name, listener);
  }

  fire(name: string, ...values: unknown[]): void {
    this.listeners.get(name)?.(...values);
  }

  emit(...values: unknown[]): void {
    this.emitted.push(values);
  }
}

class FakeSocket extends FakeEmitter {
  recovered = false;
  active = true;
  closed = false;
  answer: unknown = { ok: true };
  readonly engine = Object.assign(new FakeEmitter(), { transport: { name: 'polling' } });
  readonly namespaces: string[] = [];
  readonly news = new FakeEmitter();
  readonly io = Object.assign(new FakeEmitter(), {
    engine: this.engine,
    socket: (name: string) => {
      this.namespaces.push(name);
      return this.news;
    },
  });

  timeout() {
    const emitWithAck = (...values: unknown[]) => {
      this.emit(...values);
      return this.answer instanceof Error
        ? Promise.reject(this.answer)
        : Promise.resolve(this.answer);
    };
    return { emitWithAck };
  }

  close(): void {
    this.closed = true;
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function startRun() {
  const { lab, stop } = fakeLab();
  const socket = new FakeSocket();
  let report: ChatReport | null = null;
  const load = () => Promise.resolve({ io: () => socket } as never);
  const run = new ChatRun(lab, { load, tell: (told) => void (report = told) });
  const shown = run.show();
  await turn();
  const lines = () => report?.lines.map(({ text }) => text) ?? [];
  return { run, shown, stop, socket, lines, report: () => report };
}

test('it tells when it is connected, over what, and when it has upgraded', async () => {
  const { socket, lines, report } = await startRun();
  socket.fire('connect');
  assert.deepEqual(
    [report()?.state, report()?.transport, report()?.recovered],
    ['connected', 'polling', null],
  );
  socket.engine.fire('upgrade', { name: 'websocket' });
  assert.equal(report()?.transport, 'websocket');
  assert.deepEqual(lines(), ['connect over polling', 'upgrade to websocket']);
});

test('a lost connection is told, and whether the next one has recovered', async () => {
  const { run, socket, lines, report } = await startRun();
  socket.fire('connect');
  run.breakConnection();
  assert.deepEqual(socket.emitted, [['break']]);
  socket.fire('disconnect', 'transport close');
  assert.equal(report()?.state, 'reconnecting');
  socket.recovered = true;
  socket.fire('connect');
  assert.equal(report()?.recovered, true);
  assert.equal(lines().at(-1), 'connect over polling, recovered: true');
});

test('an acknowledgement is told, bytes as their numbers, and a missing one too', async () => {
  const { run, socket, lines } = await startRun();
  socket.answer = { byteLength: 1, reversed: Uint8Array.of(7).buffer };
  await run.upload();
  assert.equal(lines().at(-1), 'acknowledged: {"byteLength":1,"reversed":[7]}');
  socket.answer = new Error('timeout');
  await run.say();
  assert.equal(lines().at(-1), 'not acknowledged: Error: timeout');
});

test('a namespace is opened once, and a refusal is told', async () => {
  const { run, socket, lines } = await startRun();
  run.openMembers();
  socket.news.fire('connect_error', { message: 'Not authorized' });
  assert.deepEqual(socket.namespaces, ['/members']);
  assert.equal(lines().at(-1), '/members: connect_error "Not authorized"');
});

test('Stop closes the client', async () => {
  const { shown, stop, socket, report } = await startRun();
  socket.fire('connect');
  stop.abort();
  await shown;
  assert.ok(socket.closed);
  assert.equal(report()?.state, 'not connected');
});
