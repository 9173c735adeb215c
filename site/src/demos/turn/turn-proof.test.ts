import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import { attribute, type AttributeDraft } from '@wireside/labs-server/wire/stun/attribute.ts';
import { encodeStunMessage } from '@wireside/labs-server/wire/stun/encode-message.ts';
import { errorCode } from '@wireside/labs-server/wire/stun/error-code.ts';
import { messageIntegrity } from '@wireside/labs-server/wire/stun/message-integrity.ts';
import type { MessageClass } from '@wireside/labs-server/wire/stun/message-type.ts';
import { channelNumber } from '@wireside/labs-server/wire/turn/channel-number.ts';
import { data } from '@wireside/labs-server/wire/turn/data.ts';
import { decodeTurnUnit } from '@wireside/labs-server/wire/turn/decode-unit.ts';
import { encodeChannelData } from '@wireside/labs-server/wire/turn/encode-channel-data.ts';
import { lifetime } from '@wireside/labs-server/wire/turn/lifetime.ts';
import { turnMethods } from '@wireside/labs-server/wire/turn/methods.ts';
import { xorPeerAddress } from '@wireside/labs-server/wire/turn/xor-peer-address.ts';
import { xorRelayedAddress } from '@wireside/labs-server/wire/turn/xor-relayed-address.ts';
import type { WireUnit } from '../stun/wire-units.ts';
import { portBytes, turnProof } from './turn-proof.ts';

const peer = { address: '127.0.0.1', port: 50002 };
const relayed = { address: '127.0.0.1', port: 50001 };
const integrity = attribute(messageIntegrity, new Uint8Array(20));
const toPeer = attribute(xorPeerAddress, peer);
const dtls = Uint8Array.of(22, 254, 253, 0, 0);

const units: readonly WireUnit[] = [
  stun(1, 'request', turnMethods.Allocate, []),
  stun(1, 'error response', turnMethods.Allocate, [
    attribute(errorCode, { code: 401, reason: 'Unauthorized' }),
  ]),
  stun(2, 'request', turnMethods.Allocate, [integrity]),
  stun(2, 'success response', turnMethods.Allocate, [
    attribute(xorRelayedAddress, relayed),
    attribute(lifetime, 600),
  ]),
  stun(3, 'request', turnMethods.CreatePermission, [toPeer, integrity]),
  stun(3, 'success response', turnMethods.CreatePermission, []),
  stun(4, 'request', turnMethods.ChannelBind, [
    attribute(channelNumber, 0x4000),
    toPeer,
    integrity,
  ]),
  stun(4, 'success response', turnMethods.ChannelBind, []),
  stun(5, 'indication', turnMethods.Send, [toPeer, attribute(data, Uint8Array.of(0, 1, 0, 0))]),
  unitOf('client-to-server', encodeChannelData(0x4000, dtls, 'datagram')),
];

test('a relayed call is told step by step: challenge, allocation, permission, channel, data', () => {
  const proof = turnProof(units);
  assert.equal(proof.challenges, 1);
  assert.deepEqual(proof.refusals, []);
  assert.deepEqual(proof.allocations, [{ relayed: '127.0.0.1:50001', lifetimeSeconds: 600 }]);
  assert.deepEqual(proof.permissions, ['127.0.0.1:50002']);
  assert.deepEqual(proof.channels, [{ number: 0x4000, peer: '127.0.0.1:50002' }]);
  assert.deepEqual(proof.byChannel, { datagrams: 1, dataBytes: 5, wireBytes: 9 });
  assert.equal(proof.byIndication.datagrams, 1);
  assert.deepEqual(
    [...proof.inside],
    [
      ['stun', 1],
      ['dtls', 1],
    ],
  );
});

test('401 to a request with credentials is a refusal and no challenge', () => {
  const refused = [
    stun(1, 'request', turnMethods.Allocate, [integrity]),
    stun(1, 'error response', turnMethods.Allocate, [
      attribute(errorCode, { code: 401, reason: 'Unauthorized' }),
    ]),
  ];
  const proof = turnProof(refused);
  assert.equal(proof.challenges, 0);
  assert.deepEqual(proof.refusals, [{ code: 401, reason: 'Unauthorized' }]);
});

test('a channel that is bound again to keep it is told once', () => {
  assert.equal(turnProof([...units, ...units]).channels.length, 1);
  assert.equal(turnProof([...units, ...units]).permissions.length, 1);
});

test('bytes are counted with the headers of TURN, in both directions', () => {
  const up = unitOf('client-to-server', encodeChannelData(0x4000, dtls, 'datagram'));
  const down = unitOf('server-to-client', encodeChannelData(0x4000, dtls, 'datagram'));
  assert.deepEqual(portBytes([up, up, down]), { 'client-to-server': 18, 'server-to-client': 9 });
});

function stun(
  transaction: number,
  messageClass: MessageClass,
  method: number,
  attributes: readonly AttributeDraft[],
): WireUnit {
  const transactionId = new Uint8Array(12).fill(transaction);
  const isFromServer = messageClass === 'success response' || messageClass === 'error response';
  const bytes = encodeStunMessage({ messageClass, method, transactionId, attributes });
  return unitOf(isFromServer ? 'server-to-client' : 'client-to-server', bytes);
}

function unitOf(direction: Direction, bytes: Uint8Array): WireUnit {
  const result = decodeTurnUnit(bytes, { atEnd: true, byteOffset: 0 }, 'datagram');
  assert.equal(result.status, 'complete');
  const unit = result.status === 'complete' ? result.value : null;
  assert.ok(unit);
  return { connection: {} as WireUnit['connection'], direction, unit, bytes };
}
