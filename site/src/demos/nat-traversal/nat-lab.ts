/** Runs and the matrix, asked of the lab server. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { valuesOf } from '@wireside/labs-server/wire/nat/scenario-values.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { object } from '../trace-face.ts';
import { readNatReport, type NatReport } from './nat-report.ts';
import { readMatrixCells, type MatrixCells } from './matrix-report.ts';
import type { Prediction } from './nat-prediction.ts';

/** @throws Error with what the lab server said when it refused */
export async function runScenario(
  lab: LabApi,
  scenario: NatScenario,
  prediction: Prediction | null,
): Promise<NatReport> {
  const answer = await ask(lab, lab.url('/nat-traversal/run', { ...valuesOf(scenario) }));
  return { ...readNatReport(object(answer)), prediction };
}

export async function runMatrix(lab: LabApi): Promise<MatrixCells> {
  return readMatrixCells(object(await ask(lab, lab.url('/nat-traversal/matrix'))));
}

async function ask(lab: LabApi, url: string): Promise<JsonValue> {
  const response = await fetch(url, { signal: lab.signal, cache: 'no-store' });
  if (!response.ok) throw new Error(await problemText(response));
  return (await response.json()) as JsonValue;
}
