/** Detected objects, marked on a frame. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { DetectedObject } from '../../wire/video/detections.ts';
import { fontFamily } from './font.ts';

const labelHeight = 20;
const padding = 5;
const lineWidth = 3;
const colour = '#ffd400';

/** A box round each, its name and score above it: `cup 53 %`. */
export function drawBoxes(context: SKRSContext2D, objects: readonly DetectedObject[]): void {
  context.font = `14px ${fontFamily}`;
  context.lineWidth = lineWidth;
  // The best one last, so that it is on top.
  for (const { label, score, box } of objects.toReversed()) {
    const inset = lineWidth / 2;
    context.strokeStyle = colour;
    context.strokeRect(
      box.left + inset,
      box.top + inset,
      Math.max(0, box.width - lineWidth),
      Math.max(0, box.height - lineWidth),
    );
    const text = `${label} ${Math.round(score * 100)} %`;
    const width = context.measureText(text).width + 2 * padding;
    const top = Math.max(0, box.top - labelHeight);
    context.fillStyle = colour;
    context.fillRect(box.left, top, width, labelHeight);
    context.fillStyle = '#000';
    context.fillText(text, box.left + padding, top + labelHeight - padding);
  }
}
