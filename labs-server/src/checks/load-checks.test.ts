import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadExercises } from './load-checks.ts';

/** A folder of exercises with these files, for the time of one test. */
async function withFiles(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'exercises-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const checkOf = (id: string): string => `export const check = { id: '${id}', judge() {} };`;

test('each folder with a check is an exercise, with the text of its solution', () =>
  withFiles(
    {
      'one/check.ts': checkOf('one'),
      'one/solution.ts': 'the solution',
      'no-check/start.ts': '',
      'Not-An-Id/check.ts': 'throw new Error()',
    },
    async (folder) => {
      const exercises = await loadExercises(folder);
      assert.deepEqual([...exercises.keys()], ['one']);
      assert.equal(exercises.get('one')?.check.id, 'one');
      assert.equal(exercises.get('one')?.solution, 'the solution');
    },
  ));

test('a check under another name, or none at all, is refused with the path of the file', async () => {
  for (const text of [checkOf('other'), 'export const cheque = 1;', 'export const check = null;']) {
    await withFiles({ 'one/check.ts': text, 'one/solution.ts': '' }, (folder) =>
      assert.rejects(
        loadExercises(folder),
        /one[\\/]check\.ts must export "check", an ExerciseCheck whose id is "one"/,
      ),
    );
  }
});

test('without a folder there are no exercises', async () => {
  assert.equal((await loadExercises(join(tmpdir(), 'no-such-exercises'))).size, 0);
});
