/** Detected objects, marked on a picture: by the lab server on its frames, and by a page over them. */
import type { DetectedObject } from './detections.ts';
import { pictureSize } from './frame-code.ts';

const labelHeight = 20;
const padding = 5;
const lineWidth = 3;
const [colour, ink] = ['#ffd400', '#000'];

/** The part of a canvas's 2D context that is used. */
export interface BoxContext {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  fillRect(left: number, top: number, width: number, height: number): void;
  strokeRect(left: number, top: number, width: number, height: number): void;
  fillText(text: string, left: number, baseline: number): void;
  measureText(text: string): { readonly width: number };
}

/** A box round each, its name and score above it, in the font of the context: 14 pixels fit. */
export function drawBoxes(context: BoxContext, objects: readonly DetectedObject[]): void {
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
    const words = objectWords({ label, score });
    const width = context.measureText(words).width + 2 * padding;
    const left = Math.max(0, Math.min(box.left, pictureSize.width - width));
    const top = Math.max(0, box.top - labelHeight);
    context.fillStyle = colour;
    context.fillRect(left, top, width, labelHeight);
    context.fillStyle = ink;
    context.fillText(words, left + padding, top + labelHeight - padding);
  }
}

/** `cup 53 %` */
export function objectWords({ label, score }: Pick<DetectedObject, 'label' | 'score'>): string {
  return `${label} ${Math.round(score * 100)} %`;
}
