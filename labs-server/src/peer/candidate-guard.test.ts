/** Which candidates Bob sends checks to, and what he says of the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedAddresses } from './allowed-addresses.ts';
import { judgeCandidate } from './candidate-guard.ts';

const here = allowedAddresses('127.0.0.1', ['127.0.0.1', '::1', '192.0.2.10', '2001:db8::a']);
const fromThere = allowedAddresses('::ffff:198.51.100.7', ['127.0.0.1', '192.0.2.10']);
const names: Readonly<Record<string, string>> = {
  'aaaaaaaa-0000-4000-8000-000000000001.local': '192.0.2.10',
  'aaaaaaaa-0000-4000-8000-000000000002.local': '203.0.113.9',
};

const candidate = (address: string, rest = '50000 typ host', transport = 'udp'): string =>
  `candidate:1 1 ${transport} 2122260223 ${address} ${rest}`;

function judge(text: string, addresses = here) {
  return judgeCandidate(text, addresses, async (name) => names[name] ?? null);
}

const neverAsk = (): Promise<never> => Promise.reject(new Error('it was looked up'));

test('the loopback and the machine’s own addresses are allowed, in any spelling', async () => {
  for (const address of ['127.0.0.1', '127.9.9.9', '::1', '192.0.2.10', '2001:DB8:0:0:0:0:0:A']) {
    assert.deepEqual(await judge(candidate(address)), {
      allowed: true,
      candidate: candidate(address),
    });
  }
});

test('the address that signals is allowed, and no other of its network', async () => {
  assert.ok((await judge(candidate('198.51.100.7'), fromThere)).allowed);
  assert.ok(!(await judge(candidate('198.51.100.8'), fromThere)).allowed);
  assert.ok(!(await judge(candidate('198.51.100.7'))).allowed);
});

test('every other address is refused: unspecified, multicast, broadcast, link-local, private, public', async () => {
  const others =
    '0.0.0.0 224.0.0.251 255.255.255.255 169.254.169.254 10.0.0.1 192.168.1.1 203.0.113.9 :: ff02::fb fe80::1 ::ffff:203.0.113.9';
  for (const address of others.split(' ')) {
    const verdict = await judge(candidate(address));
    assert.ok(!verdict.allowed, address);
    assert.match(verdict.reason, /neither this machine nor the one that signals/);
  }
});

test('a name of multicast DNS is resolved: allowed as the address that it stands for, or refused', async () => {
  const [own = '', other = ''] = Object.keys(names);
  const allowed = await judge(candidate(own));
  assert.deepEqual(allowed, { allowed: true, candidate: candidate('192.0.2.10') });
  const refused = await judge(candidate(other));
  assert.match(refused.allowed ? '' : refused.reason, /stands for 203\.0\.113\.9/);
  const unknown = await judge(candidate('bbbbbbbb-0000-4000-8000-000000000001.local'));
  assert.match(unknown.allowed ? '' : unknown.reason, /Nobody answered for this name/);
});

test('a name of any other kind is never looked up', async () => {
  for (const name of [
    'localhost',
    'example.com',
    'printer.local',
    'x.local.example.com',
    '1.2.3',
  ]) {
    const verdict = await judgeCandidate(candidate(name), here, neverAsk);
    assert.match(verdict.allowed ? '' : verdict.reason, /resolves no host names but/);
  }
});

test('TCP, ports of services, and what is no candidate are refused', async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [candidate('127.0.0.1', '9 typ host tcptype active', 'tcp'), /over UDP only/],
    [candidate('127.0.0.1', '53 typ host'), /Port 53/],
    [candidate('127.0.0.1', '65536 typ host'), /Port 65536/],
    [candidate('127.0.0.1', '50000'), /not a candidate attribute/],
    ['', /not a candidate attribute/],
    [`${candidate('127.0.0.1')} ${'x'.repeat(2_000)}`, /not a candidate attribute/],
  ];
  for (const [text, reason] of cases) {
    const verdict = await judge(text);
    assert.match(verdict.allowed ? '' : verdict.reason, reason, text);
  }
});

test('Bob has candidates on the loopback only for who is on this machine', () => {
  assert.deepEqual(here.forCandidates, ['127.0.0.1', '192.0.2.10']);
  assert.deepEqual(fromThere.forCandidates, ['192.0.2.10']);
});

test('RFC 8839 section 5.1: a foundation is of ice-chars', async () => {
  const [allowed, refused] = ['aZ0+/', 'a_b'].map((foundation) =>
    candidate('127.0.0.1').replace('candidate:1', `candidate:${foundation}`),
  );
  assert.ok((await judge(allowed ?? '')).allowed);
  assert.ok(!(await judge(refused ?? '')).allowed);
});
