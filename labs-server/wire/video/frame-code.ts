/**
 * The number of a frame as black and white cells in the picture: they survive JPEG, so that a page reads from
 * the pixels that it shows which frame that is.
 */

/** Size of every picture of the cameras, in pixels. */
export const pictureSize = { width: 640, height: 360 } as const;

/** Side of a cell in pixels: one block of JPEG (ITU-T T.81, A.1.1), so that a cell is one flat block. */
export const frameCodeCellPixels = 8;

/** The code begins in the lower left corner: white, black, 24 bits of the number, 8 bits of its checksum. */
export const frameCodeTop = pictureSize.height - frameCodeCellPixels;

const numberBits = 24;
const checksumBits = 8;
const marker = [true, false] as const;

/** From here on frame numbers start again with 0. */
export const frameCodeModulus = 2 ** numberBits;

/** How many cells the code has. */
export const frameCodeCells = marker.length + numberBits + checksumBits;

/** CRC-8 (polynomial x^8 + x^2 + x + 1, as in ITU-T I.432.1) of the three bytes. */
function checksum(number: number): number {
  let crc = 0;
  for (const byte of [number >>> 16, (number >>> 8) & 0xff, number & 0xff]) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}

function bitsOf(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, index) => ((value >>> (count - 1 - index)) & 1) === 1);
}

function valueOf(bits: readonly boolean[]): number {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}

/** The cells from left to right, `true` is white. Of a number above 2^24 the low 24 bits count. */
export function encodeFrameCode(number: number): readonly boolean[] {
  const coded = number % frameCodeModulus;
  return [...marker, ...bitsOf(coded, numberBits), ...bitsOf(checksum(coded), checksumBits)];
}

/**
 * Reads the number from a whole picture of `pictureSize`, such as the `data` of an ImageData.
 * @param rgba four bytes for each pixel, row by row
 * @returns null when the code is not there or does not match its checksum
 */
export function readFrameCode(rgba: Uint8Array | Uint8ClampedArray): number | null {
  const cells = Array.from({ length: frameCodeCells }, (_, index) => isWhite(rgba, index));
  if (marker.some((cell, index) => cells[index] !== cell)) return null;
  const bits = cells.slice(marker.length);
  const number = valueOf(bits.slice(0, numberBits));
  return valueOf(bits.slice(numberBits)) === checksum(number) ? number : null;
}

/** By the mean of green in the middle of the cell. */
function isWhite(rgba: Uint8Array | Uint8ClampedArray, index: number): boolean {
  const margin = 2;
  let sum = 0;
  let count = 0;
  for (let y = margin; y < frameCodeCellPixels - margin; y += 1) {
    for (let x = margin; x < frameCodeCellPixels - margin; x += 1) {
      const pixel = (frameCodeTop + y) * pictureSize.width + index * frameCodeCellPixels + x;
      sum += rgba[pixel * 4 + 1] ?? 0;
      count += 1;
    }
  }
  return sum / count >= 128;
}
