/** The tables of a Q from 1 to 99, which a sender need not transmit (RFC 2435 section 4.2 and appendix A). */

/** ITU-T T.81, Annex K.1, tables K.1 and K.2, in zig-zag order. */
const luminance = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37,
  29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
  95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];
const chrominance = [
  17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/** Both tables, 128 bytes; `null` for a Q whose tables are not defined. */
export function defaultQuantizationTables(quality: number): Uint8Array | null {
  if (quality < 1 || quality > 99) return null;
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - quality * 2;
  const scaled = (value: number): number =>
    Math.min(Math.max(Math.floor((value * scale + 50) / 100), 1), 255);
  return Uint8Array.from([...luminance, ...chrominance], scaled);
}
