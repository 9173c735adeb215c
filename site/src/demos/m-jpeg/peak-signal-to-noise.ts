/** How close a picture is to another one, as those who compare codecs tell it. */

/** Squared differences of the luma of two pictures of the same size, their mean; 0 for equal ones. */
export function meanSquaredError(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 4) sum += (lumaAt(one, at) - lumaAt(other, at)) ** 2;
  return sum / (one.length / 4);
}

/** Weights of red, green and blue of ITU-R BT.601, which JFIF takes for Y. */
function lumaAt(rgba: Uint8ClampedArray, at: number): number {
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}

/** Peak signal-to-noise ratio of samples with 8 bits, in decibels: more is closer, Infinity for no difference. */
export function peakSignalToNoise(meanSquared: number): number {
  return meanSquared === 0 ? Infinity : 10 * Math.log10(255 ** 2 / meanSquared);
}
