/** What the kinds of frame are: ITU-T T.81 table B.1. */

const processes = ['Baseline DCT', 'Extended sequential DCT', 'Progressive DCT', 'Lossless'];

/** `Baseline DCT, Huffman coding`. `code`: the second byte of SOF0 to SOF15. */
export function frameName(code: number): string {
  const index = code & 0x0f;
  const arithmetic = index >= 9;
  const name = index % 8 === 5 ? 'Sequential DCT' : processes[index % 4];
  const differential = index % 8 >= 5 ? ', differential' : '';
  return `${name ?? ''}${differential}, ${arithmetic ? 'arithmetic' : 'Huffman'} coding`;
}
