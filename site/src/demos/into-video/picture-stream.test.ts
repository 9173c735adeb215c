import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import { readPictures } from './picture-stream.ts';

const encoder = new TextEncoder();
const part = (data: string): string => `--b\r\nContent-Type: image/jpeg\r\n\r\n${data}\r\n`;

/** An M-JPEG body of these pictures, in one piece. */
function answer(t: TestContext, pictures: readonly string[]): void {
  const body = encoder.encode(`${pictures.map(part).join('')}--b--\r\n`);
  answerFetch(
    t,
    new Response(body, { headers: { 'content-type': 'multipart/x-mixed-replace; boundary=b' } }),
  );
}

/** Pictures that know their data, and whether they were closed; `broken` cannot be decoded. */
function decodePictures(t: TestContext) {
  const decoded: { data: string; isClosed: boolean }[] = [];
  Reflect.set(globalThis, 'createImageBitmap', async (blob: Blob) => {
    const data = await blob.text();
    if (data === 'broken') throw new DOMException('no picture', 'InvalidStateError');
    const picture = { data, isClosed: false, close: () => void (picture.isClosed = true) };
    decoded.push(picture);
    return picture;
  });
  t.after(() => Reflect.deleteProperty(globalThis, 'createImageBitmap'));
  return decoded;
}

test('of pictures that come while one is taken only the newest is taken', async (t) => {
  answer(t, ['one', 'two', 'three']);
  const decoded = decodePictures(t);
  const byteLengths: number[] = [];
  const allRead = Promise.withResolvers<void>();
  await readPictures(fakeLab().lab, 'http://a/', {
    onBytes(byteLength) {
      byteLengths.push(byteLength);
      if (byteLengths.length === 3) allRead.resolve();
    },
    take: () => allRead.promise,
  });
  assert.deepEqual(
    decoded.map(({ data, isClosed }) => [data, isClosed]),
    [
      ['one', true],
      ['three', true],
    ],
  );
  assert.ok(byteLengths.every((byteLength) => byteLength > 'Content-Type: image/jpeg'.length));
});

test('what is no picture is passed over', async (t) => {
  answer(t, ['broken']);
  const decoded = decodePictures(t);
  let taken = 0;
  await readPictures(fakeLab().lab, 'http://a/', { onBytes() {}, take: () => void (taken += 1) });
  assert.deepEqual([decoded, taken], [[], 0]);
});

test('a refusal is told in the lab server’s words', async (t) => {
  answerFetch(t, Response.json({ detail: 'Too many.' }, { status: 429 }));
  const reading = readPictures(fakeLab().lab, 'http://a/', { onBytes() {}, take() {} });
  await assert.rejects(reading, /Too many\./);
});
