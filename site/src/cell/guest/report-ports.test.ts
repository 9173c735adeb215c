/** Real ports and channels, those of Node, in a realm that is only patched in its own object. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Happened } from './delivered-report.ts';
import { reportPorts } from './report-ports.ts';

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** As in a browser, messages of ports come with `isTrusted`; Node's own events do not say it. */
function trusted<Target extends { addEventListener: EventTarget['addEventListener'] }>(
  target: Target,
): Target {
  const add = target.addEventListener.bind(target);
  target.addEventListener = (type: string, listener: unknown) =>
    add(type, (event: Event) => {
      const { data, ports = [] } = event as MessageEvent;
      const told = { isTrusted: true, data, ports, origin: '', timeStamp: 3 };
      (listener as (event: unknown) => void)(told);
    });
  return target;
}

function setUp() {
  const { prototype } = MessagePort;
  const original = prototype.postMessage;
  class OwnPort {
    declare postMessage: typeof original;
  }
  OwnPort.prototype.postMessage = original;
  class OwnChannel {
    readonly port1: MessagePort;
    readonly port2: MessagePort;
    constructor() {
      const { port1, port2 } = new MessageChannel();
      open.push(port1);
      for (const port of [port1, port2]) {
        Object.defineProperty(port, 'postMessage', {
          value: (...values: unknown[]) =>
            Reflect.apply(OwnPort.prototype.postMessage, port, values),
        });
      }
      this.port1 = trusted(port1);
      this.port2 = trusted(port2);
    }
  }
  class OwnBroadcastChannel extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      open.push(this);
      trusted(this);
    }
    override postMessage(message: unknown): void {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      super.postMessage(message);
    }
  }
  const scope = {
    MessageChannel: OwnChannel,
    MessagePort: OwnPort,
    BroadcastChannel: OwnBroadcastChannel,
    performance: { timeOrigin: 1000, now: () => 7 },
  };
  const told: Happened[] = [];
  const reports = reportPorts(scope as unknown as typeof globalThis, (one) => void told.push(one));
  return { scope, told, reports };
}

const heardBy = (target: EventTarget) =>
  new Promise((resolve) => target.addEventListener('message', resolve, { once: true }));

test('what is posted to a port, and what is heard on the other, is told', async () => {
  const { scope, told } = setUp();
  const { port1, port2 } = new scope.MessageChannel();
  const heard = heardBy(port2);
  port2.start();
  port1.postMessage({ tick: 1 });
  await heard;
  assert.deepEqual(
    told.map(({ way, lane, atMs, data }) => [way, lane, atMs, data]),
    [
      ['posted', 'MessagePort', 1007, { tick: 1 }],
      ['delivered', 'MessagePort', 1003, { tick: 1 }],
    ],
  );
});

test('a port that came with a message leads to whoever sent it', () => {
  const { scope, told, reports } = setUp();
  const { port1 } = new scope.MessageChannel();
  reports.watch([port1], [0, 1]);
  port1.postMessage('Hello');
  assert.deepEqual(told.at(-1)?.to, [0, 1]);
});

test('an exception of postMessage is told in its own words, and thrown', () => {
  const { scope, told } = setUp();
  const { port1 } = new scope.MessageChannel();
  assert.throws(() => port1.postMessage(() => 1), /DataCloneError|could not be cloned/);
  assert.equal(told[0]?.way, 'thrown');
  assert.match(told[0]?.verdict ?? '', /could not be cloned/);
});

test('the ports of the runner itself are left alone', () => {
  const { scope, told } = setUp();
  const { port1 } = new MessageChannel();
  open.push(port1);
  Reflect.apply(scope.MessagePort.prototype.postMessage, port1, ['for the host']);
  assert.deepEqual(told, []);
});

test('a channel is told by its name, and is still what it was to the cell', async () => {
  const { scope, told } = setUp();
  const [one, other] = [new scope.BroadcastChannel('news'), new scope.BroadcastChannel('news')];
  assert.ok(one instanceof scope.BroadcastChannel);
  assert.equal(scope.BroadcastChannel.name, 'OwnBroadcastChannel');
  const heard = heardBy(other);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  one.postMessage('A1 has news');
  await heard;
  assert.deepEqual(
    told.map(({ way, lane, from, to }) => [way, lane, to ?? from]),
    [
      ['posted', 'BroadcastChannel', 'news'],
      ['delivered', 'BroadcastChannel', 'news'],
    ],
  );
});
