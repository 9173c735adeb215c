/** Our decoder against engine.io-parser, the parser of the real server and client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePayload, encodePayload, type Packet } from 'engine.io-parser';
import { decodeUnits } from '../field/unit-decoder.ts';
import { createRandom, fuzzSeed, mutate, type Random } from '../testing/random.ts';
import { decodeBase64 } from '../field/base64.ts';
import { packetTypes } from './packet-type.ts';
import { engineIoPayloadDecoder } from './payload-decoder.ts';

/** Types and data, or `null` where a packet is malformed. */
type Read = readonly (readonly [type: string, data: string | Buffer])[] | null;

function readWithTheirs(payload: Uint8Array): Read {
  const packets = decodePayload(Buffer.from(payload).toString());
  if (packets.some(({ type }) => type === 'error')) return null;
  return packets.map(({ type, data = '' }) => [type, data as string | Buffer]);
}

function readWithOurs(payload: Uint8Array): Read {
  const read: (readonly [string, string | Buffer])[] = [];
  for (const { result } of decodeUnits(payload, { atEnd: true }, engineIoPayloadDecoder)) {
    if (result.status !== 'complete') return null;
    const { type, encoding, data } = result.value;
    const bytes = payload.subarray(data.start, data.end);
    const isText = encoding === 'text';
    read.push([type, isText ? Buffer.from(bytes).toString() : Buffer.from(decodeBase64(bytes))]);
  }
  return read;
}

function randomPacket(random: Random): Packet {
  const type = random.pick(packetTypes);
  if (type === 'open') return { type, data: JSON.stringify({ sid: 'x'.repeat(random.below(9)) }) };
  if (type !== 'message') return random.below(3) === 0 ? { type, data: 'probe' } : { type };
  if (random.below(3) === 0) return { type, data: Buffer.from(random.bytes(random.below(20))) };
  const length = 1 + random.below(12);
  return { type, data: Array.from({ length }, () => random.pick([...'a"{1ř€\u0000'])).join('') };
}

function encode(packets: Packet[]): Promise<Uint8Array> {
  return new Promise((resolve) => {
    encodePayload(packets, (text) => resolve(Uint8Array.from(Buffer.from(text))));
  });
}

test(`engine.io-parser reads the same packets out of valid payloads (FUZZ_SEED=${fuzzSeed()})`, async () => {
  const random = createRandom(fuzzSeed());
  for (let round = 0; round < 400; round += 1) {
    const packets = Array.from({ length: 1 + random.below(5) }, () => randomPacket(random));
    const payload = await encode(packets);
    const ours = readWithOurs(payload);
    assert.equal(ours?.length, packets.length);
    assert.deepEqual(ours, readWithTheirs(payload));
  }
});

test(`what engine.io-parser refuses, ours refuses too (FUZZ_SEED=${fuzzSeed()})`, async () => {
  const random = createRandom(fuzzSeed());
  let refused = 0;
  for (let round = 0; round < 800; round += 1) {
    const payload = mutate(random, await encode([randomPacket(random), randomPacket(random)]));
    const theirs = readWithTheirs(payload);
    if (theirs === null) {
      refused += 1;
      assert.equal(readWithOurs(payload), null, Buffer.from(payload).toString('hex'));
    }
    // Theirs looks neither into base64 nor into the handshake, so that ours refuses more.
    const ours = readWithOurs(payload);
    if (ours !== null) assert.deepEqual(ours, theirs, Buffer.from(payload).toString('hex'));
  }
  assert.ok(refused > 50, 'the mutations must break packets');
});
