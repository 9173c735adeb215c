/** What the kinds of frame are: ITU-T T.81 table B.1. */

const processes = [
  'Baseline DCT',
  'Extended sequential DCT',
  'Progressive DCT',
  'Lossless (sequential)',
];
const differential = ['sequential DCT', 'progressive DCT', 'lossless (sequential)'];

/** `Baseline DCT, Huffman coding`. `code`: the second byte of SOF0 to SOF15. */
export function frameName(code: number): string {
  const index = code & 0x0f;
  const coding = index >= 9 ? 'arithmetic' : 'Huffman';
  const kind = index % 8;
  const name = kind >= 5 ? `Differential ${differential[kind - 5] ?? ''}` : processes[kind % 4];
  return `${name ?? ''}, ${coding} coding`;
}
