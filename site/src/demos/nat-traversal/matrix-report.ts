/** The matrix, as the lab server answers it and as a trace keeps it. */
import { classicNatTypeIds } from '@wireside/labs-server/wire/nat/nat-behavior.ts';
import type { CandidateType } from '@wireside/labs-server/wire/nat/nat-event.ts';
import {
  textbookConnects,
  type MatrixCell,
  type MatrixPlace,
} from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, type FaceReader } from '../trace-face.ts';

export type MatrixCells = readonly MatrixCell[];

const candidateTypes: readonly CandidateType[] = ['host', 'srflx', 'prflx', 'relay'];

export const readMatrixCells: FaceReader<MatrixCells> = (value) =>
  list(value['cells']).map(readCell);

function readCell(value: JsonValue): MatrixCell {
  const cell = object(value);
  return {
    alice: oneOf(classicNatTypeIds, cell['alice']),
    bob: oneOf(classicNatTypeIds, cell['bob']),
    turn: cell['turn'] === true,
    via: orNull(cell['via'], (name) => oneOf(candidateTypes, name)),
    packets: number(cell['packets']),
    drops: number(cell['drops']),
    atMs: number(cell['atMs']),
  };
}

export function cellAt(cells: MatrixCells, place: MatrixPlace): MatrixCell | null {
  const { alice, bob, turn } = place;
  return (
    cells.find((cell) => cell.alice === alice && cell.bob === bob && cell.turn === turn) ?? null
  );
}

/** Cells without TURN in which the run and the textbooks say different things. */
export function surprises(cells: MatrixCells): MatrixCells {
  return cells.filter((cell) => !cell.turn && (cell.via !== null) !== textbookConnects(cell));
}
