import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Packet, PacketType } from 'socket.io-parser';
import { createFakeClock, type FakeClock } from '../../clock/fake-clock.ts';
import {
  BoundedAdapter,
  maxKeptPackets,
  maxKeptSessions,
  recoverableMs,
} from './bounded-adapter.ts';

type Options = Parameters<BoundedAdapter['broadcast']>[1];

/** An adapter of a namespace without sockets, and what it is asked to send. */
function adapterWith(): {
  adapter: BoundedAdapter;
  clock: FakeClock;
  say: (text: string, room?: string) => unknown[];
} {
  const namespace = { server: { encoder: { encode: () => [] } }, sockets: new Map() };
  const clock = createFakeClock();
  const adapter = new BoundedAdapter(namespace, clock);
  return {
    adapter,
    clock,
    /** Returns the packet's data as it was sent. */
    say(text, room) {
      const data: unknown[] = ['said', text];
      const packet: Packet = { type: PacketType.EVENT, nsp: '/', data };
      const options: Options = {
        rooms: new Set(room === undefined ? [] : [room]),
        except: new Set(),
      };
      adapter.broadcast(packet, options);
      return data;
    },
  };
}

const session = (pid: string, rooms: string[] = []) => ({ sid: `s${pid}`, pid, rooms, data: {} });
const textsOf = (restored: { readonly missedPackets: unknown[][] } | null) =>
  restored?.missedPackets.map(([, text]) => text) ?? null;

test('an event gets its offset as last argument, and what came after it was missed', async () => {
  const { adapter, say } = adapterWith();
  const [, , offset] = say('one');
  adapter.persistSession(session('p'));
  say('two');
  say('three');
  const restored = await adapter.restoreSession('p', String(offset));
  assert.deepEqual(textsOf(restored), ['two', 'three']);
  assert.equal(
    await adapter.restoreSession('p', String(offset)),
    null,
    'a session comes back once',
  );
});

test('a client missed only what was for its rooms', async () => {
  const { adapter, say } = adapterWith();
  const [, , offset] = say('before');
  adapter.persistSession(session('p', ['blue']));
  say('for blue', 'blue');
  say('for red', 'red');
  say('for all');
  const restored = await adapter.restoreSession('p', String(offset));
  assert.deepEqual(textsOf(restored), ['for blue', 'for all']);
});

test('an unknown client or offset, or one that is too old, is not restored', async () => {
  const { adapter, say } = adapterWith();
  const [, , offset] = say('one');
  assert.equal(await adapter.restoreSession('nobody', String(offset)), null);
  adapter.persistSession(session('p'));
  assert.equal(await adapter.restoreSession('p', 'o99'), null);
  adapter.persistSession(session('q'));
  for (let packet = 0; packet < maxKeptPackets; packet += 1) say('more');
  assert.equal(await adapter.restoreSession('q', String(offset)), null);
});

test('a client that was away for longer than is kept is not restored', async () => {
  for (const [awayMs, texts] of [
    [recoverableMs, ['two']],
    [recoverableMs + 1, null],
  ] as const) {
    const { adapter, clock, say } = adapterWith();
    const [, , offset] = say('one');
    adapter.persistSession(session('p'));
    say('two');
    clock.advance(awayMs);
    assert.deepEqual(textsOf(await adapter.restoreSession('p', String(offset))), texts);
  }
});

test('so many sessions are kept, and not more', async () => {
  const { adapter, say } = adapterWith();
  const [, , offset] = say('one');
  for (let client = 0; client <= maxKeptSessions; client += 1)
    adapter.persistSession(session(`${client}`));
  assert.equal(await adapter.restoreSession('0', String(offset)), null);
  assert.notEqual(await adapter.restoreSession('1', String(offset)), null);
});
