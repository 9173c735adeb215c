/** Sizes that a learner typed, and bytes cut by them. */

const maxSizes = 100;

/**
 * Sizes in octets from text such as `5,10`; empty text gives none.
 * @returns null when it is not a list of at most 100 whole numbers from 1 to 65536
 */
export function parseSizes(text: string): readonly number[] | null {
  if (text.trim() === '') return [];
  const words = text.split(',').map((word) => word.trim());
  if (words.length > maxSizes || !words.every((word) => /^\d{1,5}$/.test(word))) return null;
  const sizes = words.map(Number);
  return sizes.every((size) => size >= 1 && size <= 65_536) ? sizes : null;
}

/** What to say when `parseSizes` gives null. */
export function sizesRefusal(name: string): string {
  return `\`${name}\` is not a list of sizes. Give at most ${maxSizes} whole numbers from 1 to 65536, separated by commas, for instance \`5,10\`.`;
}

/** The bytes in pieces of these sizes; what is left over is the last piece. No piece is empty. */
export function cutInto(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (const size of [...sizes, Infinity]) {
    if (start >= bytes.length) break;
    const end = Math.min(bytes.length, start + size);
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
}
