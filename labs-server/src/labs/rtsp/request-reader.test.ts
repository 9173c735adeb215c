import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxBodyBytes, maxHeadBytes, RequestReader } from './request-reader.ts';

/** What a reader tells of `bytes` that come in pieces of `pieceLength`. */
function read(bytes: string | Buffer, pieceLength = Infinity): string[] {
  const told: string[] = [];
  const reader = new RequestReader({
    onRequest: ({ method, uri, fields, body }) =>
      told.push(`${method} ${uri} ${fields.get('cseq')} ${body.toString()}`.trim()),
    onInterleaved: (channel, data) => told.push(`$${channel} ${data.toString('hex')}`),
    onUnreadable: ({ status, cseq }) => told.push(`${status} ${cseq}`),
  });
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += pieceLength) {
    // As a socket does, the same memory is used for the next read.
    const piece = Buffer.from(all.subarray(at, at + pieceLength));
    reader.take(piece);
    piece.fill(0xee);
  }
  return told;
}

const dialogue = Buffer.concat([
  Buffer.from('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n'),
  Buffer.from('$\x01\x00\x03', 'latin1'),
  Buffer.from([0x24, 0x24, 0x24]),
  Buffer.from('\r\nANNOUNCE rtsp://h/live RTSP/1.0\r\ncseq : 2\r\nContent-Length: 4\r\n\r\nv=0\n'),
  Buffer.from('PLAY rtsp://h/live RTSP/1.0\r\nCSeq: 3\r\nX-Long: one\r\n  two\r\n\r\n'),
]);
const told = ['OPTIONS * 1', '$1 242424', 'ANNOUNCE rtsp://h/live 2 v=0', 'PLAY rtsp://h/live 3'];

test('requests and interleaved data are told in their order', () => {
  assert.deepEqual(read(dialogue), told);
});

test('it does not matter where reads cut the bytes', () => {
  for (let pieceLength = 1; pieceLength < dialogue.length; pieceLength += 1) {
    assert.deepEqual(read(dialogue, pieceLength), told, `pieces of ${pieceLength}`);
  }
});

for (const [bytes, expected] of [
  ['GET / HTTP/1.1\r\nCSeq: 4\r\n\r\n', '400 4'],
  ['PLAY rtsp://h/ RTSP/2.0\r\nCSeq: 5\r\n\r\n', '505 5'],
  ['PLAY\r\nCSeq: 6\r\n\r\n', '400 6'],
  ['PLAY rtsp://h/ RTSP/1.0\r\nCSeq\r\n\r\n', '400 null'],
  // Neither may get into a response, where it would begin a field of the client's.
  ['PLAY rtsp://h/ RTSP/1.0\r\nCSeq: 7\nX: 1\r\n\r\n', '400 null'],
  ['PLAY rtsp://h/ RTSP/1.0\r\nCSeq: 7\r\nRequire: a\rX: 1\r\n\r\n', '400 null'],
  ['PLAY rtsp://h/ RTSP/1.0\r\nCSeq: 7\r\nContent-Length: -1\r\n\r\n', '400 7'],
  [`PLAY rtsp://h/ RTSP/1.0\r\nCSeq: 8\r\nContent-Length: ${maxBodyBytes + 1}\r\n\r\n`, '413 8'],
  [`PLAY rtsp://h/${'x'.repeat(2048)} RTSP/1.0\r\nCSeq: 9\r\n\r\n`, '414 9'],
  [`PLAY rtsp://h/ RTSP/1.0\r\nX: ${'x'.repeat(maxHeadBytes)}`, '413 null'],
] as const) {
  test(`"${bytes.slice(0, 60)}" gets ${expected.slice(0, 3)}, and nothing after it is read`, () => {
    assert.deepEqual(read(`${bytes}OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n`), [expected]);
  });
}

test('random bytes are never thrown at', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
  let state = seed;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31);
  for (let round = 0; round < 300; round += 1) {
    const bytes = Buffer.from(dialogue);
    for (let change = 0; change < 4; change += 1) bytes[next() % bytes.length] = next() & 0xff;
    assert.doesNotThrow(() => read(bytes, 1 + (next() % 40)), `FUZZ_SEED=${seed}`);
  }
});
