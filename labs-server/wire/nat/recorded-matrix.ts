/** The matrix as it was computed once: for readers without a lab server, and for the test that computes it again. */
import type { CandidateType } from './nat-event.ts';
import { type MatrixCell, matrixPlaces } from './nat-matrix.ts';

type Row = readonly [via: CandidateType | null, packets: number, drops: number, atMs: number];

/** In the order of `matrixPlaces`. */
const rows: readonly Row[] = [
  ['srflx', 16, 6, 136],
  ['srflx', 16, 6, 136],
  ['srflx', 16, 6, 136],
  ['prflx', 20, 9, 144],
  ['srflx', 18, 8, 172],
  ['srflx', 18, 8, 172],
  ['srflx', 18, 8, 172],
  ['prflx', 21, 11, 186],
  ['srflx', 18, 8, 172],
  ['srflx', 18, 8, 172],
  ['srflx', 18, 8, 172],
  [null, 24, 20, 1674],
  ['prflx', 21, 11, 196],
  ['prflx', 21, 11, 196],
  [null, 24, 20, 1674],
  [null, 24, 20, 1674],
  ['srflx', 43, 6, 188],
  ['srflx', 43, 6, 188],
  ['srflx', 43, 6, 188],
  ['prflx', 43, 9, 188],
  ['srflx', 80, 8, 228],
  ['srflx', 80, 8, 228],
  ['srflx', 80, 8, 228],
  ['prflx', 105, 14, 248],
  ['srflx', 80, 8, 228],
  ['srflx', 80, 8, 228],
  ['srflx', 80, 8, 228],
  ['relay', 141, 19, 304],
  ['prflx', 99, 14, 240],
  ['prflx', 99, 14, 240],
  ['relay', 156, 20, 386],
  ['relay', 167, 24, 432],
];

export const recordedMatrix: readonly MatrixCell[] = matrixPlaces.map((place, index) => {
  const [via, packets, drops, atMs] = rows[index] ?? [null, 0, 0, 0];
  return { ...place, via, packets, drops, atMs };
});
