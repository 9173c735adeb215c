/** From the rows that the model gives to the objects that are told. */
import { cocoLabels } from './coco-labels.ts';
import type { DetectedObject } from './detections.ts';
import { intersectionOverUnion } from './detections.ts';
import { boxInPicture } from './letterbox.ts';

/** Below this score the model guesses. */
export const leastScore = 0.1;
/** Two boxes that have more in common than this are the same object. */
const sameObjectIou = 0.4;
const mostObjects = 20;
/** A row: left, top, right, bottom in pixels of the input, score, number of the class. */
const rowLength = 6;

/** Non-maximum suppression: of boxes that overlap, whatever their classes, the best one stays. */
export function selectObjects(rows: Float32Array): readonly DetectedObject[] {
  const selected: DetectedObject[] = [];
  for (const candidate of candidatesOf(rows)) {
    if (selected.length === mostObjects) break;
    const isKnown = selected.some(
      ({ box }) => intersectionOverUnion(box, candidate.box) > sameObjectIou,
    );
    if (!isKnown) selected.push(candidate);
  }
  return selected;
}

/** The best one first. */
function candidatesOf(rows: Float32Array): DetectedObject[] {
  const candidates: DetectedObject[] = [];
  for (let at = 0; at + rowLength <= rows.length; at += rowLength) {
    const row = rows.subarray(at, at + rowLength);
    const [left = 0, top = 0, right = 0, bottom = 0, score = 0, number = 0] = row;
    const label = cocoLabels[number];
    const box = boxInPicture(left, top, right, bottom);
    if (score < leastScore || label === undefined || box.width <= 0 || box.height <= 0) continue;
    candidates.push({ label, score, box });
  }
  return candidates.toSorted((one, other) => other.score - one.score);
}
