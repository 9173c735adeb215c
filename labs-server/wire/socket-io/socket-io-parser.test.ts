/** Our decoder against socket.io-parser, the parser of the real server and client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import { createRandom, fuzzSeed, mutate, type Random } from '../testing/random.ts';
import { decodeSocketIoPacket } from './decode-packet.ts';

/** What both know of a packet, or `null` where it is malformed. */
interface Read {
  readonly type: string;
  readonly namespace: string;
  readonly id: number | null;
  readonly payload: unknown;
}

function readWithOurs(packet: Uint8Array): Read | null {
  const result = decodeSocketIoPacket(packet, { atEnd: true });
  if (result.status !== 'complete') return null;
  const { type, namespace, acknowledgmentId, payload } = result.value;
  return {
    type,
    namespace,
    id: acknowledgmentId === null ? null : Number(acknowledgmentId),
    payload,
  };
}

/** Theirs gives a packet with attachments only when they have come, so that it is asked for the text alone. */
function readWithTheirs(packet: Uint8Array): Read | null {
  const decoder = new Decoder({ maxAttachments: Infinity });
  const read = decoder as unknown as { decodeString(text: string): Packet };
  try {
    const { type, nsp, id, data } = read.decodeString(Buffer.from(packet).toString());
    return { type: PacketType[type], namespace: nsp, id: id ?? null, payload: data as unknown };
  } catch {
    return null;
  }
}

function randomValue(random: Random, depth: number): unknown {
  const make = random.below(depth > 2 ? 5 : 8);
  if (make === 0) return null;
  if (make === 1) return random.below(1000) - 500;
  if (make === 2) return random.pick([true, false]);
  if (make === 3) return random.pick(['a', 'ř€', '"]}', '\\', '/,1-']);
  if (make === 4) return Buffer.from(random.bytes(random.below(6)));
  const items = Array.from({ length: random.below(4) }, () => randomValue(random, depth + 1));
  return make < 6 ? items : Object.fromEntries(items.map((item, index) => [`k${index}`, item]));
}

function randomPacket(random: Random): Packet {
  const type = random.pick([
    PacketType.CONNECT,
    PacketType.DISCONNECT,
    PacketType.EVENT,
    PacketType.EVENT,
    PacketType.ACK,
    PacketType.CONNECT_ERROR,
  ]);
  const nsp = random.pick(['/', '/news', '/a/b-c', '/ř']);
  if (type === PacketType.DISCONNECT) return { type, nsp };
  if (type === PacketType.CONNECT) {
    return random.below(2) === 0 ? { type, nsp } : { type, nsp, data: { sid: 'abc' } };
  }
  if (type === PacketType.CONNECT_ERROR) return { type, nsp, data: { message: 'no' } };
  const values = Array.from({ length: random.below(4) }, () => randomValue(random, 0));
  const data = type === PacketType.EVENT ? [random.pick(['a', 'say', 'ž']), ...values] : values;
  return random.below(2) === 0 && type === PacketType.EVENT
    ? { type, nsp, data }
    : { type, nsp, data, id: random.below(2000) };
}

function textOf(packet: Packet): Uint8Array {
  const [text] = new Encoder().encode(packet) as unknown[];
  return Uint8Array.from(Buffer.from(String(text)));
}

test(`socket.io-parser reads the same out of valid packets (FUZZ_SEED=${fuzzSeed()})`, () => {
  const random = createRandom(fuzzSeed());
  for (let round = 0; round < 600; round += 1) {
    const text = textOf(randomPacket(random));
    const ours = readWithOurs(text);
    assert.notEqual(ours, null, Buffer.from(text).toString());
    assert.deepEqual(ours, readWithTheirs(text), Buffer.from(text).toString());
  }
});

/** Rules of the library that are not in the document, or are looser there. */
const reserved = /^(connect|connect_error|disconnect|disconnecting|newListener|removeListener)$/;

test(`what ours takes for a packet, socket.io-parser does too (FUZZ_SEED=${fuzzSeed()})`, () => {
  const random = createRandom(fuzzSeed());
  let refused = 0;
  for (let round = 0; round < 2000; round += 1) {
    const text = mutate(random, textOf(randomPacket(random)));
    const ours = readWithOurs(text);
    if (ours === null) {
      refused += 1;
      continue;
    }
    const [name] = Array.isArray(ours.payload) ? (ours.payload as unknown[]) : [];
    if (typeof name === 'string' && reserved.test(name)) continue;
    // Theirs lets whitespace pass for a part of the id.
    if (/^\d[^[{"]*[\s]/.test(Buffer.from(text).toString())) continue;
    assert.deepEqual(readWithTheirs(text), ours, Buffer.from(text).toString('hex'));
  }
  assert.ok(refused > 200, 'the mutations must break packets');
});
