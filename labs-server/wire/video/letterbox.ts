/** The picture as the model wants it: square, with the picture's own proportions, the rest grey. */
import type { Box } from './detections.ts';
import { pictureSize } from './frame-code.ts';

type Rgba = Uint8Array | Uint8ClampedArray;

/** Side of the model's input in pixels. */
export const inputSize = 512;

/** Pixels of the picture for one of the input. Stretching instead would halve the scores. */
export const inputScale = Math.max(pictureSize.width, pictureSize.height) / inputSize;

const grey = 114;
const channels = 3;

/** Red, green and blue of each pixel, 0 to 255, row by row: the picture at the top, made smaller bilinearly. */
export function letterbox(rgba: Rgba): Float32Array {
  const input = new Float32Array(inputSize * inputSize * channels).fill(grey);
  const columns = Math.floor(pictureSize.width / inputScale);
  const rows = Math.floor(pictureSize.height / inputScale);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = (column + 0.5) * inputScale - 0.5;
      const y = (row + 0.5) * inputScale - 0.5;
      sample(rgba, x, y, input, (row * inputSize + column) * channels);
    }
  }
  return input;
}

/** The mean of the four pixels round (x, y), by their distance. */
function sample(rgba: Rgba, x: number, y: number, into: Float32Array, at: number): void {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(left + 1, pictureSize.width - 1);
  const bottom = Math.min(top + 1, pictureSize.height - 1);
  const [towardsRight, towardsBottom] = [x - left, y - top];
  const topRow = top * pictureSize.width;
  const bottomRow = bottom * pictureSize.width;
  for (let channel = 0; channel < channels; channel += 1) {
    const above =
      (rgba[(topRow + left) * 4 + channel] ?? 0) * (1 - towardsRight) +
      (rgba[(topRow + right) * 4 + channel] ?? 0) * towardsRight;
    const below =
      (rgba[(bottomRow + left) * 4 + channel] ?? 0) * (1 - towardsRight) +
      (rgba[(bottomRow + right) * 4 + channel] ?? 0) * towardsRight;
    into[at + channel] = above * (1 - towardsBottom) + below * towardsBottom;
  }
}

/** A box of the model's input as one of the picture, cut off at its edges. */
export function boxInPicture(left: number, top: number, right: number, bottom: number): Box {
  const x = clamp(left * inputScale, pictureSize.width);
  const y = clamp(top * inputScale, pictureSize.height);
  return {
    left: x,
    top: y,
    width: clamp(right * inputScale, pictureSize.width) - x,
    height: clamp(bottom * inputScale, pictureSize.height) - y,
  };
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(value, 0), limit);
}
