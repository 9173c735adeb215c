/** What is drawn over every picture: the frame's number, coded and readable, and the time. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  encodeFrameCode,
  frameCodeCellPixels,
  frameCodeTop,
  pictureSize,
} from '../../wire/video/frame-code.ts';
import { fontFamily } from './font.ts';

const textHeight = 22;
const padding = 6;

/** @param wallMs milliseconds since the Unix epoch, shown in UTC */
export function drawStamp(context: SKRSContext2D, number: number, wallMs: number): void {
  encodeFrameCode(number).forEach((isWhite, index) => {
    context.fillStyle = isWhite ? '#fff' : '#000';
    const left = index * frameCodeCellPixels;
    context.fillRect(left, frameCodeTop, frameCodeCellPixels, frameCodeCellPixels);
  });
  const time = new Date(wallMs).toISOString().slice(11, 23);
  const text = `frame ${number}  ${time} UTC`;
  context.font = `15px ${fontFamily}`;
  const width = context.measureText(text).width + 2 * padding;
  const left = pictureSize.width - width;
  const top = pictureSize.height - textHeight;
  context.fillStyle = 'rgb(0 0 0 / 70%)';
  context.fillRect(left, top, width, textHeight);
  context.fillStyle = '#fff';
  context.fillText(text, left + padding, pictureSize.height - padding);
}
