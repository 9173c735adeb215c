import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ambientModule } from './ambient-module.ts';
import { problemsOf } from './testing/problems-of.ts';

const specifier = '@wireside/labs-server/wire/exercise-check.ts';
const contract = await readFile(
  new URL('../../../labs-server/wire/exercise-check.ts', import.meta.url),
  'utf8',
);
const exercise = new URL('../../../content/exercises/sse-by-hand/', import.meta.url);
const types = ambientModule(specifier, contract);

for (const name of ['start.ts', 'solution.ts']) {
  test(`nothing is underlined in ${name} of an exercise`, async () => {
    assert.deepEqual(problemsOf(types, await readFile(new URL(name, exercise), 'utf8')), []);
  });
}

test('a property that an event does not have is underlined', () => {
  const code = `import type { StreamEvent } from '${specifier}';
    export const write = (event: StreamEvent): string => event.text;`;
  assert.match(problemsOf(types, code).join('\n'), /'text' does not exist on type 'StreamEvent'/);
});

test('without the module its import is underlined', () => {
  const code = `import type { StreamEvent } from '${specifier}';\nexport type Events = StreamEvent[];`;
  assert.equal(problemsOf('', code).length, 1);
});
