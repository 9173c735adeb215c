/** What `ws` gets to read: frames that keep the rules of RFC 6455 section 5, and a Close frame where one breaks them. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { maxCloseReasonBytes } from '../../wire/websocket/close-code.ts';
import { maxFrameHeaderBytes, parseFrameHeader } from '../../wire/websocket/parse-frame-header.ts';
import { createRandom, fuzzSeed, mutate, type Random } from '../../wire/testing/random.ts';
import { guardFrames } from './frame-guard.ts';
import { brokenHeaders } from './websocket/testing/broken-headers.ts';

const seed = fuzzSeed();
const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** A socket to which somebody listens already, as `ws` does. */
function setUp(deflate = false) {
  const socket = new EventEmitter();
  const read: Buffer[] = [];
  const reasons: string[] = [];
  const listener = (bytes: Buffer): void => void read.push(bytes);
  socket.on('data', listener);
  guardFrames(socket as Socket, deflate, { ruleBroken: (reason) => void reasons.push(reason) });
  const send = (bytes: Buffer): void => void socket.emit('data', Buffer.from(bytes));
  return { socket, listener, send, reasons, read: () => Buffer.concat(read) };
}

/** `bytes` in pieces of at most `most` bytes. */
function cut(bytes: Buffer, random: Random, most: number): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    end = start + 1 + random.below(most);
    pieces.push(bytes.subarray(start, end));
  }
  return pieces;
}

function frame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const size = length < 126 ? [length] : [126, length >> 8, length & 0xff];
  size[0] = (size[0] ?? 0) | 0x80;
  return Buffer.concat([Buffer.of(first, ...size, 1, 2, 3, 4), payload]);
}

test(`frames that keep the rules pass as they are, however they are cut (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 300; round += 1) {
    const { send, read, reasons } = setUp();
    const frames = Array.from({ length: 1 + random.below(6) }, () =>
      random.pick([
        frame(0x81, random.bytes(random.below(300))),
        frame(0x82, random.bytes(random.below(3))),
        frame(0x89, random.bytes(random.below(126))),
        Buffer.concat([
          frame(0x01, random.bytes(2)),
          frame(0x8a, random.bytes(0)),
          frame(0x80, random.bytes(3)),
        ]),
      ]),
    );
    const bytes = Buffer.concat(frames);
    for (const piece of cut(bytes, random, random.pick([1, 4, 40, 400]))) send(piece);
    assert.deepEqual(read(), bytes);
    assert.deepEqual(reasons, []);
  }
});

/** The header of the first frame, and what a Close frame that follows `start` says. */
function closeAt(bytes: Buffer, start: number): string {
  const header = parseFrameHeader(bytes.subarray(start));
  if (typeof header === 'number') return 'no header';
  const body = bytes.subarray(start + header.byteLength);
  assert.deepEqual([header.opcode, header.maskingKey], [8, 0]);
  return `${body.readUInt16BE()} ${body.toString('utf8', 2)}`;
}

test(`the frame that breaks a rule becomes Close 1002, and nothing follows it (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  const hello = bytesOf('8185 37fa213d 7f9f4d5158');
  for (const { hex, deflate = false } of brokenHeaders) {
    const { send, read, reasons } = setUp(deflate);
    const pieces = cut(
      Buffer.concat([hello, bytesOf(hex), hello]),
      random,
      random.pick([1, 9, 99]),
    );
    for (const piece of pieces) send(piece);
    const [reason = ''] = reasons;
    assert.equal(reasons.length, 1);
    assert.ok(Buffer.byteLength(reason) <= maxCloseReasonBytes, reason);
    assert.match(reason, /^[A-Z].*: .* \(RFC (6455|7692), \d(\.\d)*\)$/);
    assert.deepEqual(read().subarray(0, hello.length), hello);
    const start = read().length - (2 + 4 + 2 + Buffer.byteLength(reason));
    assert.equal(closeAt(read(), start), `1002 ${reason}`);
  }
});

test(`whatever comes, what passes is its beginning, then at most a Close frame (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  const rows = brokenHeaders.map(({ hex }) => bytesOf(hex).subarray(0, 300));
  for (let round = 0; round < 2000; round += 1) {
    const { send, read, reasons } = setUp(random.below(2) === 0);
    const frames = [
      frame(0x81, random.bytes(random.below(9))),
      random.pick(rows),
      frame(0x01, random.bytes(1)),
    ];
    const bytes = Buffer.from(mutate(random, Buffer.concat([...frames, random.pick(rows)])));
    for (const piece of cut(bytes, random, random.pick([1, 20, 300]))) send(piece);
    const [reason] = reasons;
    const closeBytes = reason === undefined ? 0 : 2 + 4 + 2 + Buffer.byteLength(reason);
    const passed = read().subarray(0, read().length - closeBytes);
    assert.deepEqual(passed, bytes.subarray(0, passed.length));
    if (reason === undefined) assert.ok(bytes.length - passed.length < maxFrameHeaderBytes);
    else assert.equal(closeAt(read(), passed.length), `1002 ${reason}`);
  }
});

test('the longest reason there can be fits into a Close frame', () => {
  const { send, reasons } = setUp();
  send(bytesOf('89ff ffffffffffffffff 00000000'));
  assert.match(reasons[0] ?? '', /found 18446744073709551615 \(RFC 6455, 5\.5\)$/);
});

test('RFC 6455 section 1.4: what follows the Close frame of the client is not judged', () => {
  const { send, read, reasons } = setUp();
  const bytes = bytesOf('8880 00000000 8105 48656c6c6f');
  send(bytes);
  assert.deepEqual(read(), bytes);
  assert.deepEqual(reasons, []);
});

test('who takes its listener off the socket takes the guard off as well', () => {
  const { socket, listener } = setUp();
  assert.equal(socket.listenerCount('data'), 1);
  socket.off('data', listener);
  assert.equal(socket.listenerCount('data'), 0);
});
