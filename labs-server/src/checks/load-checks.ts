/** Loads the checks of `content/exercises/<id>/check.ts`: the one dynamic edge from the server to the content. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EvidenceKind, ExerciseCheck } from '../../wire/exercise-check.ts';

/** A check whose input is only handed through. */
export type AnyCheck = ExerciseCheck<EvidenceKind, unknown>;

export interface LoadedExercise {
  readonly check: AnyCheck;
  /** Text of `solution.ts`; shown when it is earned. */
  readonly solution: string;
}

const exerciseId = /^[a-z0-9][a-z0-9-]{0,60}$/;

/**
 * Every exercise of the folder, by id.
 * @throws Error that names the file when a check does not export `check` under its folder's name.
 */
export async function loadExercises(folder: string): Promise<ReadonlyMap<string, LoadedExercise>> {
  if (!existsSync(folder)) return new Map();
  const names = (await readdir(folder)).filter((name) => exerciseId.test(name)).toSorted();
  const withCheck = names.filter((name) => existsSync(join(folder, name, 'check.ts')));
  const loaded = await Promise.all(
    withCheck.map(async (name) => [name, await loadExercise(folder, name)] as const),
  );
  return new Map(loaded);
}

async function loadExercise(folder: string, name: string): Promise<LoadedExercise> {
  const path = join(folder, name, 'check.ts');
  const module: unknown = await import(pathToFileURL(path).href);
  if (!hasCheck(module) || module.check.id !== name) {
    throw new Error(`${path} must export "check", an ExerciseCheck whose id is "${name}".`);
  }
  const solution = await readFile(join(folder, name, 'solution.ts'), 'utf8');
  return { check: module.check, solution };
}

function hasCheck(module: unknown): module is { readonly check: AnyCheck } {
  if (typeof module !== 'object' || module === null || !('check' in module)) return false;
  const { check } = module;
  return typeof check === 'object' && check !== null && 'judge' in check && 'id' in check;
}
