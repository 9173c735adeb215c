import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeRecords } from '@wireside/labs-server/wire/record-codec.ts';
import type { ServerToPageMessage } from '@wireside/labs-server/wire/channel-message.ts';
import type { CloseRecord, WireRecord } from '@wireside/labs-server/wire/record.ts';
import type { ChannelSocket } from './channel-client.ts';
import type { Health, SessionAnswer } from './health.ts';
import { PageLab, type PageLabEnvironment } from './page-lab.ts';

class FakeSocket implements ChannelSocket {
  binaryType = '';
  readyState = 1;
  onopen: ChannelSocket['onopen'] = null;
  onmessage: ChannelSocket['onmessage'] = null;
  onclose: ChannelSocket['onclose'] = null;
  readonly sent: unknown[] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.readyState = 3;
  }

  hears(message: ServerToPageMessage): void {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) }));
  }

  hearsRecords(records: readonly WireRecord[]): void {
    const { buffer } = Uint8Array.from(encodeRecords(records));
    this.onmessage?.(new MessageEvent('message', { data: buffer }));
  }

  vanishes(code: number): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

function record(sequence: number): CloseRecord {
  return { kind: 'close', sequence, timeUs: 10, connection: 1, run: 1, cause: 'fin', reason: '' };
}

function world(health: Health | null = healthy('1')) {
  const sockets: FakeSocket[] = [];
  const timers: (() => void)[] = [];
  const seen: WireRecord[] = [];
  const gaps: [number, number][] = [];
  let sessions = 0;
  const state = { health, nowMs: 0, sessionsBegun: 0 };
  const environment: PageLabEnvironment = {
    siteVersion: '1',
    askHealth: () => Promise.resolve(state.health),
    askSession: (): Promise<SessionAnswer> => {
      sessions += 1;
      const id = `s${sessions}`;
      const session = {
        id,
        labs: ['a', 'b'] as const,
        channel: `ws://${id}`,
        runner: 'r',
        rtsp: null,
      };
      return Promise.resolve({ session });
    },
    openSocket: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    },
    nowMs: () => state.nowMs,
    random: () => 0.5,
    after: (_delayMs, callback) => void timers.push(callback),
  };
  const lab = new PageLab(environment, {
    append: (records) => void seen.push(...records),
    gap: (after, next) => void gaps.push([after, next]),
    beginSession: () => void (state.sessionsBegun += 1),
  });
  return { lab, sockets, timers, seen, gaps, state, settle };
}

function healthy(version: string): Health {
  return { version, urls: { labs: ['a', 'b'], runner: 'r', channel: 'c' } };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

async function online(fake = world()) {
  fake.lab.connect();
  await fake.settle();
  fake.sockets[0]?.onopen?.(new Event('open'));
  return fake;
}

test('without a lab server the page is offline, and asks again only when it is told to', async () => {
  const fake = world(null);
  fake.lab.connect();
  await fake.settle();
  assert.equal(fake.lab.status.value, 'offline');
  assert.equal(fake.timers.length, 0);
});

test('a missing lab server is asked for again quietly, at most every ten seconds', async () => {
  const fake = world(null);
  fake.lab.connect();
  await fake.settle();
  fake.state.health = healthy('1');
  fake.state.nowMs = 9_000;
  fake.lab.connect();
  await fake.settle();
  assert.equal(fake.lab.status.value, 'offline');
  fake.state.nowMs = 10_000;
  fake.lab.connect();
  assert.equal(fake.lab.status.value, 'offline');
  await fake.settle();
  assert.equal(fake.sockets.length, 1);
});

test('a page takes one session and observes its records from the first', async () => {
  const fake = await online();
  assert.equal(fake.lab.status.value, 'online');
  assert.equal(fake.lab.session.value?.id, 's1');
  assert.deepEqual(fake.sockets[0]?.sent, [{ type: 'observe', afterSequence: 0 }]);
});

test('after a lost connection the page goes on with the same session after the last record it has', async () => {
  const fake = await online();
  fake.sockets[0]?.hearsRecords([record(1), record(2)]);
  fake.sockets[0]?.vanishes(1006);
  assert.equal(fake.lab.status.value, 'reconnecting');
  assert.match(fake.lab.notice.value ?? '', /reconnects by itself/);
  fake.timers.at(-1)?.();
  await fake.settle();
  fake.sockets[1]?.onopen?.(new Event('open'));
  assert.equal(fake.sockets[1]?.url, 'ws://s1');
  assert.deepEqual(fake.sockets[1]?.sent, [{ type: 'observe', afterSequence: 2 }]);
  assert.equal(fake.lab.notice.value, null);
  assert.equal(fake.seen.length, 2);
});

test('an ended session is replaced by a new one, and the page says so', async () => {
  const fake = await online();
  fake.sockets[0]?.vanishes(4404);
  fake.timers.at(-1)?.();
  await fake.settle();
  fake.sockets[1]?.onopen?.(new Event('open'));
  assert.equal(fake.lab.session.value?.id, 's2');
  assert.equal(fake.state.sessionsBegun, 1);
  assert.match(fake.lab.notice.value ?? '', /new session/);
  fake.lab.runBegan();
  assert.equal(fake.lab.notice.value, null, 'said until the next run');
});

test('a lab server that is down while the page reconnects is asked again', async () => {
  const fake = await online();
  fake.state.health = null;
  fake.sockets[0]?.vanishes(1006);
  fake.timers.at(-1)?.();
  await fake.settle();
  assert.equal(fake.lab.status.value, 'reconnecting');
  fake.state.health = healthy('1');
  fake.timers.at(-1)?.();
  await fake.settle();
  assert.equal(fake.sockets.length, 2);
});

test('a lab server of another version is used, and the page says which versions meet', async () => {
  const fake = world(healthy('2'));
  await online(fake);
  assert.match(fake.lab.notice.value ?? '', /version 1, the lab server is 2/);
});

test('a gap and the states of feeds are handed on', async () => {
  const fake = await online();
  fake.sockets[0]?.hears({ type: 'gap', afterSequence: 3, nextSequence: 9 });
  assert.deepEqual(fake.gaps, [[3, 9]]);
  fake.lab.watchFeed(4, true);
  assert.deepEqual(fake.sockets[0]?.sent.at(-1), { type: 'watch-feed', run: 4, on: true });
});
