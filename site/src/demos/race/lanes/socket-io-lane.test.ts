/** The lane against a client that the test drives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../../testing/fake-lab.ts';
import { socketIoLane } from './socket-io-lane.ts';

interface Asked {
  readonly origin: string;
  readonly options: {
    readonly path: string;
    readonly transports: readonly string[];
    readonly auth: (send: (auth: object) => void) => void;
  };
}

/** A client of Socket.IO of which the test makes the events. */
function fakeClient() {
  const listeners = new Map<string, (value: unknown) => void>();
  const asked: Asked[] = [];
  const state = { active: true, closed: false };
  const socket = {
    get active() {
      return state.active;
    },
    on: (name: string, listener: (value: unknown) => void) => void listeners.set(name, listener),
    close: () => void (state.closed = true),
  };
  const io = (origin: string, options: Asked['options']) => {
    asked.push({ origin, options });
    return socket;
  };
  const load = () => Promise.resolve({ io: io as never });
  return {
    load,
    asked,
    state,
    fire: (name: string, value: unknown) => listeners.get(name)?.(value),
  };
}

const event = (id: number) => ({ id, publishedAtUs: 1, text: '' });
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('it asks for the events after its last one, and closes when it has all', async () => {
  const client = fakeClient();
  const lane = socketIoLane('x', 'x', ['polling'], 'b', 'sio', client.load);
  const got: number[] = [];
  const received = lane.receive(fakeLab().lab, 2, ({ id }) => got.push(id));
  await turn();
  const [asked] = client.asked;
  assert.equal(asked?.origin, 'http://b');
  assert.equal(asked?.options.path, '/s/s/7/socket-io/feed/');
  assert.deepEqual(asked?.options.transports, ['polling']);
  client.fire('event', event(1));
  asked?.options.auth((auth) => assert.deepEqual(auth, { since: 1 }));
  client.fire('connect_error', new Error('it comes back by itself'));
  client.fire('event', event(2));
  await received;
  assert.deepEqual(got, [1, 2]);
  assert.ok(client.state.closed);
});

test('it fails when the client has given up, and ends when it is stopped', async () => {
  const refused = fakeClient();
  const { lab } = fakeLab();
  const failed = socketIoLane('x', 'x', ['polling'], 'a', 'sio', refused.load).receive(
    lab,
    1,
    () => undefined,
  );
  await turn();
  refused.state.active = false;
  refused.fire('connect_error', new Error('refused'));
  await assert.rejects(failed, /refused/);
  const stopped = fakeClient();
  const other = fakeLab();
  const ended = socketIoLane('x', 'x', ['polling'], 'a', 'sio', stopped.load).receive(
    other.lab,
    1,
    () => undefined,
  );
  await turn();
  other.stop.abort();
  await ended;
  assert.ok(stopped.state.closed);
});
