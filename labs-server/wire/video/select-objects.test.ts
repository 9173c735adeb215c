import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cocoLabels } from './coco-labels.ts';
import { intersectionOverUnion } from './detections.ts';
import { boxInPicture, inputSize, letterbox } from './letterbox.ts';
import { selectObjects } from './select-objects.ts';

/** Rows of the model: left, top, right, bottom in its own pixels, score, class. */
const rows = (...all: readonly (readonly number[])[]) => new Float32Array(all.flat());

test('COCO has 80 classes; the model numbers them from 0', () => {
  assert.equal(new Set(cocoLabels).size, 80);
  assert.deepEqual([cocoLabels[0], cocoLabels[15], cocoLabels[41]], ['person', 'cat', 'cup']);
});

test('of boxes that overlap the best one stays, whatever their classes', () => {
  const objects = selectObjects(
    rows([10, 10, 110, 110, 0.4, 16], [12, 12, 112, 112, 0.6, 15], [200, 10, 300, 110, 0.3, 41]),
  );
  assert.deepEqual(
    objects.map(({ label, score }) => [label, Number(score.toFixed(2))]),
    [
      ['cat', 0.6],
      ['cup', 0.3],
    ],
  );
});

test('rows without score, class or area are left out', () => {
  const row = [10, 10, 110, 110, 0.5, 0];
  const without = (index: number, value: number) => row.toSpliced(index, 1, value);
  for (const wrong of [without(4, 0.05), without(5, 80), without(5, -1), without(2, 5)]) {
    assert.deepEqual(selectObjects(rows(wrong)), [], String(wrong));
  }
});

test('boxes are told in pixels of the picture, cut off at its edges', () => {
  assert.deepEqual(boxInPicture(-8, 16, 256, 400), { left: 0, top: 20, width: 320, height: 340 });
});

test('intersection over union', () => {
  const box = { left: 0, top: 0, width: 10, height: 10 };
  assert.equal(intersectionOverUnion(box, box), 1);
  assert.equal(intersectionOverUnion(box, { ...box, left: 5 }), 50 / 150);
  assert.equal(intersectionOverUnion(box, { ...box, left: 10 }), 0);
});

test('the picture keeps its proportions; what is left of the square is grey', () => {
  const rgba = new Uint8Array(640 * 360 * 4);
  for (let pixel = 0; pixel < 640 * 360; pixel += 1) rgba.set([200, 100, 50, 255], pixel * 4);
  const input = letterbox(rgba);
  const at = (x: number, y: number) => [...input.subarray((y * inputSize + x) * 3).subarray(0, 3)];
  for (const [x, y] of [
    [0, 0],
    [511, 0],
    [255, 287],
  ] as const) {
    assert.deepEqual(at(x, y).map(Math.round), [200, 100, 50], `${x}, ${y}`);
  }
  assert.deepEqual(at(0, 288), [114, 114, 114]);
});
