import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf, type MultipartPart } from './multipart-parts.ts';

const encoder = new TextEncoder();

/** The body, cut into pieces of that many bytes. */
function streamOf(text: string, pieceBytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = encoder.encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        controller.enqueue(bytes.slice(at, at + pieceBytes));
      }
      controller.close();
    },
  });
}

async function readAll(text: string, pieceBytes: number): Promise<readonly MultipartPart[]> {
  const parts: MultipartPart[] = [];
  for await (const part of partsOf(streamOf(text, pieceBytes), 'b')) parts.push(part);
  return parts;
}

const body =
  '--b\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\nfirst\r\n' +
  '--b\r\nContent-Length: 2\r\n\r\nsecond\r\n--b--\r\n';

for (const pieceBytes of [1, 7, 1000]) {
  test(`the data of each part ends before the line break of the next delimiter, in pieces of ${pieceBytes}`, async () => {
    const parts = await readAll(body, pieceBytes);
    assert.deepEqual(
      parts.map(({ data }) => new TextDecoder().decode(data)),
      ['first', 'second'],
    );
    assert.deepEqual(parts[0]?.fields, [
      ['Content-Type', 'image/jpeg'],
      ['Content-Length', '5'],
    ]);
    assert.equal(parts[0]?.fault, null);
  });
}

test('a Content-Length that disagrees with the delimiters is told, and does not cut the data', async () => {
  const [, second] = await readAll(body, 3);
  assert.match(second?.fault ?? '', /it says 2, the next delimiter comes after 6 bytes/);
});

test('a part is there as soon as its delimiter is, although the body goes on', async () => {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (made) => void (controller = made),
  });
  const parts = partsOf(stream, 'b');
  controller?.enqueue(encoder.encode('--b\r\n\r\npicture\r\n--b\r\n'));
  const { value } = await parts.next();
  assert.ok(value !== undefined);
  assert.equal(new TextDecoder().decode(value.data), 'picture');
  await parts.return(undefined);
});

test('a body without its last delimiter breaks a rule, in the words of the standard', async () => {
  await assert.rejects(readAll('--b\r\n\r\npicture', 4), /close-delimiter/);
});
