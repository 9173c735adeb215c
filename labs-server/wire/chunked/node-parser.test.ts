/** Our decoder against the parser of node:http. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { Duplex } from 'node:stream';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { createRandom, fuzzSeed, type Random } from '../testing/random.ts';
import { chunkedBodyDecoder } from './chunked-body-decoder.ts';

/** What node:http takes `body` for, or `null` where it reports an error. Resolves when the response is over. */
function readWithNode(body: Uint8Array): Promise<Buffer | null> {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const connection = new Duplex({
    read() {},
    write(_bytes, _encoding, done) {
      done();
    },
  });
  return new Promise((resolve) => {
    const clientRequest = request({ createConnection: () => connection }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(response.complete ? Buffer.concat(parts) : null));
      response.on('error', () => resolve(null));
    });
    clientRequest.on('error', () => resolve(null));
    clientRequest.end();
    connection.push(Buffer.concat([Buffer.from(head), body]));
    connection.push(null);
  });
}

/** What our decoder takes `body` for, or `null` where it is malformed. */
function readWithOurs(body: Uint8Array): Buffer | null {
  const parts: Uint8Array[] = [];
  for (const { result } of decodeUnits(body, { atEnd: true }, chunkedBodyDecoder)) {
    if (result.status !== 'complete') return null;
    parts.push(body.subarray(result.value.data.start, result.value.data.end));
  }
  return Buffer.concat(parts);
}

function randomBody(random: Random): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let chunks = random.below(6); chunks > 0; chunks -= 1) {
    const data = random.bytes(1 + random.below(40));
    const extension = random.pick(['', '', ';a', ';a=b', ';a="b c"']);
    parts.push(ascii(`${data.length.toString(16)}${extension}\r\n`), data, ascii('\r\n'));
  }
  parts.push(ascii(random.pick(['0\r\n\r\n', '000\r\n\r\n', '0\r\nA: b\r\n\r\n'])));
  return Uint8Array.from(Buffer.concat(parts));
}

test('node:http reads the same data out of valid bodies', async (context) => {
  const seed = fuzzSeed();
  context.diagnostic(`FUZZ_SEED=${seed}`);
  const random = createRandom(seed);
  for (let round = 0; round < 40; round += 1) {
    const body = randomBody(random);
    const ours = readWithOurs(body);
    assert.notEqual(ours, null);
    assert.deepEqual(await readWithNode(body), ours, `FUZZ_SEED=${seed}, round ${round}`);
  }
});

test('node:http refuses what our decoder calls malformed', async () => {
  for (const text of [
    'zz\r\nhello\r\n0\r\n\r\n',
    '5\r\nhello!\r\n0\r\n\r\n',
    '6\r\nhello\r\n0\r\n\r\n',
    '5\nhello\n0\n\n',
    '5\r\nhello\r\n',
    '5\r\nhel',
    '0\r\n',
    '-1\r\n\r\n',
  ]) {
    const body = ascii(text);
    assert.equal(readWithOurs(body), null, JSON.stringify(text));
    assert.equal(await readWithNode(body), null, JSON.stringify(text));
  }
});
