import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordedMatrix } from '@wireside/labs-server/wire/nat/recorded-matrix.ts';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { object } from '../trace-face.ts';
import { cellAt, readMatrixCells, surprises } from './matrix-report.ts';

test('a trace keeps every cell, and a foreign one is refused', () => {
  const kept = object(JSON.parse(JSON.stringify({ cells: recordedMatrix })) as JsonValue);
  assert.deepEqual(readMatrixCells(kept), recordedMatrix);
  assert.throws(() => readMatrixCells({ cells: [{ alice: 'cone' }] }), TypeError);
});

test('the recorded matrix says without TURN what textbooks say, and connects all with it', () => {
  assert.deepEqual(surprises(recordedMatrix), []);
  const withTurn = recordedMatrix.filter(({ turn }) => turn);
  assert.equal(
    withTurn.every(({ via }) => via !== null),
    true,
  );
  const [first] = recordedMatrix;
  assert.ok(first);
  assert.equal(surprises([{ ...first, via: null }]).length, 1);
  assert.equal(cellAt(recordedMatrix, first), first);
  assert.equal(cellAt([], first), null);
});
