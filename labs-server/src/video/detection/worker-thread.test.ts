import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pixelsOf } from '../testing/watcher.ts';
import type { Box } from '../../../wire/video/detections.ts';
import { intersectionOverUnion } from '../../../wire/video/detections.ts';
import { startWorkerThread } from './worker-thread.ts';

const worker = startWorkerThread();
after(() => worker.end());

const photo = async (name: string) =>
  pixelsOf(fileURLToPath(new URL(`../photos/${name}.jpg`, import.meta.url)));

/** Measured by hand on the photos, in pixels. */
const seen: readonly { photo: string; label: string; box: Box }[] = [
  { photo: 'coffee', label: 'cup', box: { left: 160, top: 20, width: 315, height: 335 } },
  { photo: 'astronaut', label: 'person', box: { left: 60, top: 20, width: 410, height: 340 } },
  { photo: 'chelsea', label: 'cat', box: { left: 0, top: 0, width: 610, height: 360 } },
];

for (const { photo: name, label, box } of seen) {
  test(`on the photo ${name} a ${label} is found where it is`, async () => {
    const { objects } = await worker.detect(await photo(name));
    const found = objects.filter((object) => object.label === label);
    const overlaps = found.map((object) => intersectionOverUnion(object.box, box));
    assert.ok(Math.max(0, ...overlaps) > 0.5, JSON.stringify(objects));
  });
}

test('on the photo rocket, for which COCO has no class, every score is low', async () => {
  const { objects } = await worker.detect(await photo('rocket'));
  const scores = objects.map(({ score }) => score);
  assert.ok(Math.max(0, ...scores) < 0.2, JSON.stringify(objects));
});

test('the loop of the process goes on while the worker works', async () => {
  const rgba = await photo('coffee');
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 1);
  const { tookMs } = await worker.detect(rgba);
  clearInterval(counting);
  assert.ok(turns > 10, `${turns} turns within ${tookMs} ms`);
});
