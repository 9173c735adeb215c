import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../../wire/stun/attribute.ts';
import { channelNumber } from '../../wire/turn/channel-number.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { alice, codeOf, createTestServer } from './testing/test-server.ts';
import { isTunneled } from './tunneled-address.ts';

const { Allocate, ChannelBind } = turnMethods;
const overIpv6 = [attribute(requestedTransport, 17), attribute(requestedAddressFamily, 2)];
const tunneled = ['2001:0:c000:201::1', '2002:c000:201::1'];
const others = ['2001:db8::1', '2001:1::1', '2003::1', '::1', '32.2.0.1', '32.1.0.0', 'no address'];

test('Teredo and 6to4 are tunneled, and nothing else', () => {
  assert.deepEqual(tunneled.map(isTunneled), [true, true]);
  assert.ok(!others.some(isTunneled));
});

test('RFC 8656 section 21.4: no allocation for a tunneled address, and no channel to one', () => {
  const { connect } = createTestServer();
  for (const address of tunneled) {
    assert.equal(codeOf(connect(alice, 'udp', address).ask(Allocate, overIpv6)), 403);
    const client = connect();
    assert.equal(codeOf(client.ask(Allocate, overIpv6)), 0);
    const peer = attribute(xorPeerAddress, { address, port: 9 });
    assert.equal(codeOf(client.ask(ChannelBind, [attribute(channelNumber, 0x4000), peer])), 403);
  }
});
