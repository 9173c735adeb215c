import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CameraFrame } from '../../video/frame.ts';
import type { PartLayout } from './parts.ts';
import { framePart, streamEnd, streamStart } from './parts.ts';

const jpeg = Buffer.from('\xff\xd8data\xff\xd9', 'latin1');
const frame: CameraFrame = { number: 1, capturedUs: 0, capturedWallMs: 1_500, jpeg };
const lecture: PartLayout = {
  boundary: 'b',
  flush: 'before',
  length: 'exact',
  boundaryInData: false,
};

/** The body of a stream that ends after its second frame. */
function bodyOf(layout: Partial<PartLayout>): string {
  const all = { ...lecture, ...layout };
  const parts = [framePart(all, frame, false), framePart(all, frame, true)];
  return Buffer.concat([Buffer.from(streamStart(all)), ...parts]).toString('latin1');
}

const part =
  'Content-Type: image/jpeg\r\nContent-Length: 8\r\nX-Timestamp: 1.500\r\n\r\n\xff\xd8data\xff\xd9\r\n';

test('flush=before: the delimiter comes with the part that it begins', () => {
  assert.equal(streamStart(lecture), '');
  assert.equal(framePart(lecture, frame, false).toString('latin1'), `--b\r\n${part}`);
  assert.equal(bodyOf({}), `--b\r\n${part}--b\r\n${part}--b--\r\n`);
});

test('flush=after: the delimiter follows the part at once; the body is the same', () => {
  const layout = { ...lecture, flush: 'after' } as const;
  assert.equal(streamStart(layout), '--b\r\n');
  assert.equal(framePart(layout, frame, false).toString('latin1'), `${part}--b\r\n`);
  assert.equal(bodyOf(layout), bodyOf({}));
});

test('flush=header: the header block of the next part follows too, without a length', () => {
  const layout = { ...lecture, flush: 'header' } as const;
  const data = '\xff\xd8data\xff\xd9\r\n';
  const begin = '--b\r\nContent-Type: image/jpeg\r\n\r\n';
  assert.equal(streamStart(layout), begin);
  assert.equal(framePart(layout, frame, false).toString('latin1'), `${data}${begin}`);
  assert.equal(bodyOf(layout), `${begin}${data}${begin}${data}--b--\r\n`);
});

test('a stream that has to end without a last frame ends with the close delimiter', () => {
  assert.equal(streamEnd(lecture), '--b--\r\n');
  assert.equal(streamEnd({ ...lecture, flush: 'header' }), '\r\n--b--\r\n');
});

const lengthOf = (length: PartLayout['length']) =>
  /Content-Length: (\d+)/.exec(bodyOf({ length }))?.[1];

test('the length can be wrong, or not there', () => {
  assert.deepEqual((['exact', 'short', 'long', 'none'] as const).map(lengthOf), [
    '8',
    '4',
    '1008',
    undefined,
  ]);
});

test('boundaryInData: a comment segment of the JPEG holds the delimiter and begins a part', () => {
  const body = bodyOf({ boundaryInData: true });
  const comment = '\r\n--b\r\nContent-Type: image/jpeg\r\n\r\n';
  const length = String.fromCharCode(0, comment.length + 2);
  assert.ok(body.includes(`\xff\xd8\xff\xfe${length}${comment}data\xff\xd9`));
  assert.match(body, new RegExp(`Content-Length: ${8 + 4 + comment.length}\r\n`));
});
