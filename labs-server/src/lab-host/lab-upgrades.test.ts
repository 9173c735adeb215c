/** Which requests are upgraded, and what is said of the others. */
import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import type { UpgradeAdmission } from './lab-callers.ts';
import { createLabUpgrades, type LabUpgradesOptions } from './lab-upgrades.ts';
import { UpgradeTable } from './upgrade-table.ts';

interface World {
  readonly admission?: UpgradeAdmission;
  readonly foreignHost?: boolean;
  readonly refusing?: boolean;
}

function upgradesOf({ admission = 'accepted', foreignHost = false, refusing = false }: World) {
  const table = new UpgradeTable();
  const handled: string[] = [];
  table.below('tiny').on('/echo', ({ request }) => void handled.push(request.url ?? ''));
  const options: LabUpgradesOptions = {
    callers: {
      admit: () => true,
      admitUpgrade: () => admission,
      find: () => null,
      targetOf: ({ url = '' }) => url,
    },
    table,
    objection: () =>
      foreignHost ? { status: 421, code: 'misdirected', detail: 'Not our name.' } : null,
    intermediary: { refuses: () => refusing, handle: (_upgrade, passOn) => passOn() },
  };
  return { ...createLabUpgrades(options), handled };
}

/** A request with this Upgrade field, and what is written back. */
function request(upgrade: string | null, url = '/s/abc/1/tiny/echo') {
  const socket = new Socket();
  const written: string[] = [];
  socket.write = ((bytes: string | Buffer) => written.push(String(bytes)) > 0) as Socket['write'];
  const message = new IncomingMessage(socket);
  message.url = url;
  if (upgrade !== null) message.headers.upgrade = upgrade;
  return { message, socket, written };
}

test('only a path that a lab upgrades, and only to WebSocket, by any list of protocols', () => {
  const { shouldUpgrade } = upgradesOf({});
  for (const upgrade of ['websocket', 'WebSocket', 'h2c, websocket']) {
    assert.equal(shouldUpgrade(request(upgrade).message), true, upgrade);
  }
  for (const upgrade of ['h2c', 'websockets', null]) {
    assert.equal(shouldUpgrade(request(upgrade).message), false, String(upgrade));
  }
  assert.equal(shouldUpgrade(request('websocket', '/s/abc/1/tiny/other').message), false);
  const behindProxy = upgradesOf({ refusing: true });
  assert.equal(behindProxy.shouldUpgrade(request('websocket').message), false);
});

test('one that is admitted comes to its lab', () => {
  const { onUpgrade, handled } = upgradesOf({});
  const { message, socket } = request('websocket');
  onUpgrade(message, socket, Buffer.alloc(0));
  assert.deepEqual(handled, ['/s/abc/1/tiny/echo']);
});

test('what speaks against it is answered in HTTP, Host first; a destroyed connection not at all', () => {
  for (const [world, status] of [
    [{ foreignHost: true, admission: 'unknown' }, 421],
    [{ admission: 'unknown' }, 404],
    [{ admission: 'too-many-connections' }, 429],
  ] as const) {
    const { onUpgrade, handled } = upgradesOf(world);
    const { message, socket, written } = request('websocket');
    onUpgrade(message, socket, Buffer.alloc(0));
    assert.ok(written.join('').startsWith(`HTTP/1.1 ${status} `), written.join(''));
    assert.deepEqual(handled, []);
  }
  const { message, socket, written } = request('websocket');
  upgradesOf({ admission: 'destroyed' }).onUpgrade(message, socket, Buffer.alloc(0));
  assert.deepEqual(written, []);
});
