import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../testing/fake-lab.ts';
import type { HijackCase } from './hijack-case.ts';
import { noAttacks, type HijackReport } from './hijack-report.ts';
import { runAttacks, type EmbeddedPage, type HijackWorld } from './hijack-run.ts';

const one: HijackCase = { attacker: 'sandboxed', sameSite: 'None', originCheck: 'exact' };
const handshake = { cookieSent: false, origin: 'null', status: 403 };

function setUp(
  message: Promise<unknown>,
  login = new Response('{}'),
  seen: HijackWorld['handshakeOf'] = () => handshake,
) {
  const { lab } = fakeLab();
  const asked: string[] = [];
  const embedded: { url: string; sandboxed: boolean; closed: boolean }[] = [];
  let report: HijackReport = noAttacks;
  const world: HijackWorld = {
    embed: (url, sandboxed): EmbeddedPage => {
      const page = { url, sandboxed, closed: false };
      embedded.push(page);
      return { message, close: () => void (page.closed = true) };
    },
    ownOrigin: 'http://site',
    fetch: async (input, { method, credentials } = {}) => {
      asked.push(`${method} ${credentials} ${String(input)}`);
      return login;
    },
    handshakeOf: seen,
    tell: (next) => (report = next),
  };
  return { lab, world, asked, embedded, report: () => report };
}

const refused = Promise.resolve({ type: 'hijack', origin: 'null', got: null, code: 1006 });

test('an attack logs in, embeds the page of lab B, and keeps what it got beside the wire', async () => {
  const { lab, world, asked, embedded, report } = setUp(refused);
  await runAttacks(lab, world, [one]);
  assert.deepEqual(asked, [
    'POST include http://a/s/s/7/websocket/login/none-n-exact?sameSite=None',
  ]);
  const query = 'victim=http%3A%2F%2Fa&report=http%3A%2F%2Fsite&originCheck=exact';
  const url = `http://b/s/s/7/websocket/attacker/none-n-exact?${query}`;
  assert.deepEqual(embedded, [{ url, sandboxed: true, closed: true }]);
  const came = { attackerOrigin: 'null', opened: false, user: null, code: 1006, handshake };
  assert.deepEqual(report().cases, [{ ...one, ...came }]);
});

test('what the attacker read names the user', async () => {
  const got = JSON.stringify({ user: 'alice', origin: 'null' });
  const { lab, world, report } = setUp(Promise.resolve({ origin: 'null', got, code: 1000 }));
  await runAttacks(lab, world, [one]);
  assert.deepEqual([report().cases[0]?.opened, report().cases[0]?.user], [true, 'alice']);
});

test('without records the report says so, and waits no longer', async () => {
  const { lab, world, report } = setUp(refused, undefined, () => null);
  await runAttacks(lab, world, [one]);
  assert.equal(report().cases[0]?.handshake, null);
});

test('a login that is refused, a page that is silent and a server without a second name are told', async () => {
  const problem = new Response('{"detail":"No such session."}', { status: 404 });
  const failed = setUp(refused, problem);
  await assert.rejects(runAttacks(failed.lab, failed.world, [one]), /No such session/);
  const silent = setUp(new Promise(() => undefined));
  await assert.rejects(runAttacks(silent.lab, silent.world, [one]), /did not report/);
  assert.equal(silent.embedded[0]?.closed, true);
  const other = setUp(refused);
  const cross: HijackCase = { ...one, attacker: 'cross-site' };
  await assert.rejects(runAttacks(other.lab, other.world, [cross]), /127\.0\.0\.1 and localhost/);
});
