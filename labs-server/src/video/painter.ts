/** The canvases of one camera: the picture as the source draws it, and the frame with what is drawn over it. */
import { createCanvas } from '@napi-rs/canvas';
import { pictureSize } from '../../wire/video/frame-code.ts';
import { drawBoxes } from './boxes.ts';
import type { DetectedObject } from '../../wire/video/detections.ts';
import { registerFont } from './font.ts';
import type { Rgba } from './frame.ts';
import type { VideoSource } from './source.ts';
import { drawStamp } from './stamp.ts';

export interface Painter {
  /**
   * Draws the source's newest picture. Ask for `picture` or `frame` after each: what is drawn and never read is
   * only recorded, and the record grows.
   */
  take(source: VideoSource, atUs: number): void;
  /** A copy of the picture without anything over it, for detection. */
  picture(): Rgba;
  /** A copy of the picture as a frame: with the objects marked, and number and time over it. */
  frame(number: number, wallMs: number, objects: readonly DetectedObject[]): Rgba;
}

export function createPainter(): Painter {
  registerFont();
  const { width, height } = pictureSize;
  const [picture, frame] = [createCanvas(width, height), createCanvas(width, height)];
  const [pictureContext, frameContext] = [picture.getContext('2d'), frame.getContext('2d')];
  return {
    take: (source, atUs) => source.draw(pictureContext, atUs),
    picture: () => picture.data(),
    frame(number, wallMs, objects) {
      frameContext.drawImage(picture, 0, 0);
      drawBoxes(frameContext, objects);
      drawStamp(frameContext, number, wallMs);
      return frame.data();
    },
  };
}
