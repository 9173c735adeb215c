import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { test } from 'node:test';
import { constants, createDeflateRaw } from 'node:zlib';
import type { Field } from '../field/field.ts';
import { ascii } from '../testing/ascii.ts';
import { inflate } from '../testing/conversation-script.ts';
import { createRandom, fuzzSeed, type Random } from '../testing/random.ts';
import type { Conversation, Unit } from './conversation.ts';
import { createConversation } from './create-conversation.ts';

/** Its types do not name it. */
const { Receiver }: { Receiver: new (options: object) => Writable } = createRequire(
  import.meta.url,
)('ws');

const seed = fuzzSeed();
const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const response = 'HTTP/1.1 101 a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';

function upgraded(extensions = ''): Conversation {
  const conversation = createConversation({ inflate });
  conversation.append('client-to-server', ascii(request));
  const field = extensions === '' ? '' : `Sec-WebSocket-Extensions: ${extensions}\r\n`;
  conversation.append('server-to-client', ascii(`${response}${field}\r\n`));
  return conversation;
}

interface FrameDraft {
  readonly first: number;
  readonly masked: boolean;
  readonly payload: Uint8Array;
}

function frameOf(random: Random, { first, masked, payload }: FrameDraft): Uint8Array {
  const mask = masked ? 0x80 : 0;
  const { length } = payload;
  const header = length < 126 ? [mask | length] : [mask | 126, length >> 8, length & 0xff];
  const key = random.bytes(4);
  const data = masked ? payload.map((byte, index) => byte ^ (key[index % 4] ?? 0)) : payload;
  return Uint8Array.from([first, ...header, ...(masked ? key : []), ...data]);
}

/** Mostly frames that keep the rules, now and then one that does not. */
function randomFrame(random: Random): Uint8Array {
  const broken = random.below(12) === 0;
  const opcode = broken ? random.below(16) : random.pick([0, 0, 1, 1, 2, 8, 9, 10]);
  const fin = opcode >= 8 && !broken ? 0x80 : random.pick([0, 0x80]);
  const reserved = broken && random.below(3) === 0 ? random.pick([0x10, 0x20, 0x40]) : 0;
  const payload = opcode === 8 ? randomCloseBody(random) : randomText(random);
  return frameOf(random, {
    first: fin | reserved | opcode,
    masked: !(broken && random.below(3) === 0),
    payload,
  });
}

function randomText(random: Random): Uint8Array {
  if (random.below(8) === 0) return random.bytes(random.below(4));
  const text = random.pick(['', 'a', 'é', '€', '𝄞', 'x'.repeat(130)]);
  const bytes = Uint8Array.from(Buffer.from(text));
  // A character may go on in the next fragment.
  return random.below(4) === 0 ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

function randomCloseBody(random: Random): Uint8Array {
  const code = random.pick([1000, 1001, 1005, 1006, 1011, 2999, 3000, 4999, 5000]);
  const reason = random.pick([[], [0x61], [0xff]]);
  return Uint8Array.from([code >> 8, code & 0xff, ...reason].slice(0, random.pick([0, 1, 2, 9])));
}

/** What ws tells of the frames, up to the rule that they break. */
async function toldByReceiver(frames: Uint8Array): Promise<string[]> {
  const told: string[] = [];
  const receiver = new Receiver({ isServer: true, allowSynchronousEvents: true });
  receiver.on('message', (data: Buffer, isBinary: boolean) => {
    told.push(`${isBinary ? 'binary' : 'text'} ${data.toString('hex')}`);
  });
  receiver.on('ping', (data: Buffer) => told.push(`ping ${data.toString('hex')}`));
  receiver.on('pong', (data: Buffer) => told.push(`pong ${data.toString('hex')}`));
  receiver.on('conclude', (code: number, reason: Buffer) => {
    told.push(`close ${code} ${reason.toString('hex')}`);
  });
  // Told to who wrote, too: see below.
  receiver.on('error', () => {});
  const error = await new Promise<Error | null | undefined>((resolve) => {
    receiver.write(Buffer.from(frames), resolve);
  });
  if (error) {
    const keys = Object.getOwnPropertySymbols(error);
    const key = keys.find(({ description }) => description === 'status-code');
    told.push(`broken ${String(key && Reflect.get(error, key))}`);
  }
  return told;
}

/** The same of a conversation: a message is told with its last fragment, behind the control frames in between. */
function toldByConversation({ units, layers }: Conversation): string[] {
  const told: string[] = [];
  const hex = ({ layer, range }: Unit) =>
    Buffer.from(layers.get(layer)?.slice(range) ?? []).toString('hex');
  const messages = units.filter(({ kind }) => kind === 'message');
  const bodies = units.filter(({ kind }) => kind === 'application-data');
  for (const { error, fields } of units.filter(({ kind }) => kind === 'frame')) {
    if (error) return [...told, `broken ${error.protocolStatus}`];
    const [fin, opcode] = ['FIN', 'Opcode'].map((name) => valueOf(fields, name));
    const control = Number(opcode) >= 8;
    if (!control && fin === 0) continue;
    const empty = valueOf(fields, 'Payload length') === 0;
    const unit = control ? (empty ? null : bodies.shift()) : messages.shift();
    if (unit?.error) return [...told, `broken ${unit.error.protocolStatus}`];
    if (opcode === 8) {
      const reason = Buffer.from(String(valueOf(unit?.fields ?? [], 'Reason') ?? ''));
      const code = valueOf(unit?.fields ?? [], 'Status code') ?? 1005;
      return [...told, `close ${String(code)} ${reason.toString('hex')}`];
    }
    const type = unit?.title.startsWith('"') ? 'text' : 'binary';
    const name = control ? (opcode === 9 ? 'ping' : 'pong') : type;
    told.push(`${name} ${unit ? hex(unit) : ''}`);
  }
  return told;
}

const valueOf = (fields: readonly Field[], name: string) =>
  fields.find((field) => field.name === name)?.value;

test(`ws tells the same messages, control frames and close codes (FUZZ_SEED=${seed})`, async () => {
  const random = createRandom(seed);
  for (let round = 0; round < 2000; round += 1) {
    const frames = Array.from({ length: 1 + random.below(8) }, () => randomFrame(random));
    const bytes = Uint8Array.from(frames.flatMap((frame) => [...frame]));
    const conversation = upgraded();
    conversation.append('client-to-server', bytes);
    const hex = Buffer.from(bytes).toString('hex');
    const expected = await toldByReceiver(bytes);
    assert.deepEqual(toldByConversation(conversation), expected, `round ${round}: ${hex}`);
  }
});

test(`zlib's messages are inflated, with and without context takeover (FUZZ_SEED=${seed})`, async () => {
  const random = createRandom(seed);
  for (const parameters of ['', '; server_no_context_takeover', '; server_max_window_bits=9']) {
    const conversation = upgraded(`permessage-deflate${parameters}`);
    const texts: string[] = [];
    let compress = createCompressor(parameters);
    for (let round = 0; round < 60; round += 1) {
      if (parameters.includes('takeover')) compress = createCompressor(parameters);
      const words = Array.from({ length: 1 + random.below(400) }, () =>
        random.pick(['é', 'abc', '1']),
      );
      texts.push(words.join(' '));
      const payload = await compress(words.join(' '));
      const frame = frameOf(random, { first: 0xc1, masked: false, payload });
      for (const piece of [frame.subarray(0, 3), frame.subarray(3)]) {
        conversation.append('server-to-client', piece);
      }
    }
    const messages = conversation.units.filter(({ kind }) => kind === 'message');
    const told = messages.map(({ layer, range }) =>
      Buffer.from(conversation.layers.get(layer)?.slice(range) ?? []).toString(),
    );
    assert.deepEqual(told, texts);
  }
});

/** RFC 7692 section 7.2.1: DEFLATE with a flush, without the last 4 bytes. */
function createCompressor(parameters: string): (text: string) => Promise<Uint8Array> {
  const deflate = createDeflateRaw({ windowBits: parameters.includes('bits=9') ? 9 : 15 });
  const pieces: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => pieces.push(piece));
  return async (text) => {
    deflate.write(text);
    await new Promise<void>((resolve) => deflate.flush(constants.Z_SYNC_FLUSH, () => resolve()));
    return Uint8Array.from(Buffer.concat(pieces.splice(0)).subarray(0, -4));
  };
}
