import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { IcmpError } from '../../wire/turn/icmp.ts';
import type { RelayFailure, RelayOrder, RelayPort } from '../turn-server/relay-network.ts';
import { UdpRelayNetwork } from './udp-relay-network.ts';

const near = { address: '127.0.0.1', port: 3478 };
const order: RelayOrder = { near, family: 'IPv4', parity: 'any' };

function createNetwork(t: TestContext, addresses = ['127.0.0.1']) {
  const crossed: string[] = [];
  const network = new UdpRelayNetwork(() => addresses, {
    opened: () => crossed.push('opened'),
    closed: () => crossed.push('closed'),
    crossed: (direction, _relayed, _peer, data) => crossed.push(`${direction} ${data.length}`),
  });
  const outcome = (wanted: Partial<RelayOrder>) =>
    new Promise<readonly RelayPort[] | RelayFailure>((resolve) => {
      network.open({ ...order, ...wanted }, resolve);
    });
  const open = async (wanted: Partial<RelayOrder>): Promise<readonly RelayPort[]> => {
    const ports = await outcome(wanted);
    if (typeof ports === 'string') return assert.fail(ports);
    t.after(() => ports.forEach((port) => port.close()));
    return ports;
  };
  return { network, open, outcome, crossed };
}

test('ports are even where that is wanted, with the next one where that is wanted too', async (t) => {
  const { open } = createNetwork(t);
  const [even] = await open({ parity: 'even' });
  assert.equal((even?.address.port ?? 1) % 2, 0);
  const [first, next] = await open({ parity: 'even-and-next' });
  assert.equal((first?.address.port ?? 1) % 2, 0);
  assert.equal(next?.address.port, (first?.address.port ?? 0) + 1);
});

test('a datagram goes from relay to relay, and both are told', async (t) => {
  const { open, crossed } = createNetwork(t);
  const [one] = await open({});
  const [other] = await open({});
  assert.ok(one && other);
  const arrived = new Promise<string>((resolve) => {
    const received = (data: Uint8Array, { port }: { port: number }) =>
      resolve(`${Buffer.from(data)} from ${port}`);
    other.listen({ received, unreachable: () => {} });
  });
  one.send(Buffer.from('hello'), other.address, true);
  assert.equal(await arrived, `hello from ${one.address.port}`);
  one.close();
  one.close();
  one.send(Buffer.from('too late'), other.address, false);
  const told = ['opened', 'opened', 'server-to-client 5', 'client-to-server 5', 'closed'];
  assert.deepEqual(crossed, told);
});

test('with DONT-FRAGMENT, what does not fit into a packet of 1500 bytes is told as ICMP would', async (t) => {
  const { open, crossed } = createNetwork(t);
  const [relay] = await open({});
  const errors: IcmpError[] = [];
  relay?.listen({ received: () => {}, unreachable: (_peer, error) => errors.push(error) });
  // An address of documentation: nothing is sent there.
  relay?.send(new Uint8Array(1_473), { address: '192.0.2.1', port: 9 }, true);
  assert.deepEqual(errors, [{ icmpType: 3, icmpCode: 4, errorData: 1500 }]);
  assert.deepEqual(crossed, ['opened']);
});

test('a family without an address has no relays', async (t) => {
  const { network, outcome } = createNetwork(t);
  assert.deepEqual(network.families, ['IPv4']);
  assert.equal(await outcome({ family: 'IPv6' }), 'failed');
});

test('an address that is not there any more is a failure, and no lack of ports', async (t) => {
  // An address of documentation (RFC 5737), which no machine has.
  const { outcome } = createNetwork(t, ['192.0.2.1']);
  assert.equal(await outcome({}), 'failed');
});
