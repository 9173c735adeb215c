/** Detected objects, marked on a frame. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { DetectedObject } from '../../wire/video/detections.ts';
import { drawBoxes as drawBoxesOn } from '../../wire/video/draw-boxes.ts';
import { fontFamily } from './font.ts';

/** As `drawBoxes` of `wire/video`, in the font of the frames. */
export function drawBoxes(context: SKRSContext2D, objects: readonly DetectedObject[]): void {
  context.font = `14px ${fontFamily}`;
  drawBoxesOn(context, objects);
}
