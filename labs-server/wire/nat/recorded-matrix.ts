/** The matrix as it was computed once: for readers without a lab server, and for the test that computes it again. */
import type { CandidateType } from './nat-event.ts';
import { type MatrixCell, matrixPlaces } from './nat-matrix.ts';

type Row = readonly [via: CandidateType | null, packets: number, drops: number, atMs: number];

/** In the order of `matrixPlaces`. */
const rows: readonly Row[] = [
  ['srflx', 16, 6, 112],
  ['srflx', 16, 6, 112],
  ['srflx', 16, 6, 112],
  ['prflx', 19, 9, 136],
  ['srflx', 16, 6, 112],
  ['srflx', 16, 6, 112],
  ['srflx', 16, 6, 112],
  ['prflx', 19, 9, 136],
  ['srflx', 16, 6, 112],
  ['srflx', 16, 6, 112],
  ['srflx', 16, 6, 112],
  [null, 24, 20, 1614],
  ['prflx', 19, 9, 136],
  ['prflx', 19, 9, 136],
  [null, 24, 20, 1614],
  [null, 24, 20, 1614],
  ['srflx', 54, 6, 168],
  ['srflx', 54, 6, 168],
  ['srflx', 54, 6, 168],
  ['prflx', 86, 12, 188],
  ['srflx', 54, 6, 168],
  ['srflx', 54, 6, 168],
  ['srflx', 54, 6, 168],
  ['prflx', 86, 12, 188],
  ['srflx', 54, 6, 168],
  ['srflx', 54, 6, 168],
  ['srflx', 54, 6, 168],
  ['relay', 147, 19, 304],
  ['prflx', 87, 12, 188],
  ['prflx', 87, 12, 188],
  ['relay', 152, 20, 324],
  ['relay', 166, 24, 412],
];

export const recordedMatrix: readonly MatrixCell[] = matrixPlaces.map((place, index) => {
  const [via, packets, drops, atMs] = rows[index] ?? [null, 0, 0, 0];
  return { ...place, via, packets, drops, atMs };
});
