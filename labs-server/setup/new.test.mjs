/** `npm run new` in a temporary copy of the project: what it writes passes the tests that stand beside it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeNew } from './new/make-new.mjs';
import { Refusal } from './new/refusal.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const root = mkdtempSync(join(tmpdir(), 'wireside-new-'));
const lecture = 'content/lectures/realtime-web';
/** The last part: a new lesson goes there. */
const part = `${lecture}/${namesIn(join(project, lecture), /^\d\d-/).at(-1)}`;
for (const folder of ['content', 'labs-server', 'site/src/mdx']) {
  cpSync(join(project, folder), join(root, folder), { recursive: true });
}
symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
after(() => rmSync(root, { recursive: true, force: true }));

/** Those that match, in their order. @param {string} folder @param {RegExp} pattern */
function namesIn(folder, pattern) {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .toSorted();
}

/** @param {string} file below the temporary root */
function assertTestsPass(file) {
  const environment = { ...process.env };
  // Set by the runner of this test: a runner below it would report to it, and not exit with 1.
  delete environment.NODE_TEST_CONTEXT;
  const { status, stdout } = spawnSync(process.execPath, ['--test', file], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  });
  assert.equal(status, 0, stdout);
}

/** @param {readonly string[]} words @param {RegExp} why */
function assertRefused(words, why) {
  assert.throws(
    () => makeNew(root, words),
    (error) => {
      assert.ok(error instanceof Refusal);
      assert.match(error.message, why);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    },
  );
}

test('a new lesson stands after the last one and passes the tests of the content', () => {
  const last = namesIn(join(root, part), /\.mdx$/).at(-1) ?? '';
  const number = String(Number(last.slice(0, 2)) + 1).padStart(2, '0');
  const lines = makeNew(root, ['lesson', 'a-new-topic']);
  assert.equal(lines[0], `Written: ${part}/${number}-a-new-topic.mdx`);
  assert.ok(lines.some((line) => line.includes('npm run capture -- a-new-topic')));
  assertTestsPass('content/content.test.ts');
});

test('a new exercise passes its own tests', () => {
  const lines = makeNew(root, ['exercise', 'a-new-task']);
  const files = lines.filter((line) => line.startsWith('Written: '));
  assert.ok(files.length >= 8);
  for (const line of files) assert.ok(existsSync(join(root, line.slice('Written: '.length))));
  assertTestsPass('content/exercises/a-new-task/check.test.ts');
});

test('a new mechanism is registered, and its lab and the data of all pass their tests', () => {
  makeNew(root, ['mechanism', 'smoke-signals']);
  const labs = readFileSync(join(root, 'labs-server/src/labs/index.ts'), 'utf8');
  assert.match(labs, /^ {2}'smoke-signals': smokeSignalsLab,\n\} as const/m);
  assertTestsPass('labs-server/src/labs/smoke-signals/smoke-signals-lab.test.ts');
  assertTestsPass('labs-server/wire/mechanisms/mechanisms.test.ts');
});

test('a new format passes its own tests, golden fields and properties included', () => {
  makeNew(root, ['format', 'morse']);
  assertTestsPass('labs-server/wire/morse/decode-morse.test.ts');
});

test('what exists is never written over, and the refusal says what to do', () => {
  assertRefused(
    ['lesson', 'http-streaming'],
    /There is a topic .*03-http-streaming\.mdx already: .* choose another id/,
  );
  assertRefused(['lesson', 'race'], /has a bench or a prediction with the id race already/);
  assertRefused(['lesson', 'the-servlet-of-2019'], /has a slide "The servlet of 2019" already/);
  assertRefused(['exercise', 'sse-by-hand'], /There is an exercise sse-by-hand already/);
  assertRefused(['mechanism', 'polling'], /There is a mechanism polling already/);
  assertRefused(['format', 'chunked'], /There is a folder labs-server\/wire\/chunked already/);
});

test('a badly formed id is refused with an example of a good one', () => {
  for (const id of ['My-Topic', 'my_topic', '9-lives', 'a--b', '-a', '../up', '', 'x'.repeat(41)]) {
    assertRefused(['lesson', id], /cannot be an id: .* for instance my-topic/);
  }
});

test('without a kind, with an unknown one, or without an id it says how it is called', () => {
  for (const words of [
    [],
    ['lesson'],
    ['slide', 'x'],
    ['constructor', 'x'],
    ['lesson', 'a', 'b'],
  ]) {
    assertRefused(words, /npm run new -- lesson\|exercise\|mechanism\|format <id>/);
  }
});
