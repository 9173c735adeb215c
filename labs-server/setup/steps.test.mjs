import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStep, runTogether } from './steps.mjs';

const runNode = (code) => runStep({ title: '', command: 'node', parameters: ['-e', code] });
const step = (title) => ({ title, command: 'node', parameters: [] });

/** Steps that end when they are told to. */
function heldSteps() {
  const ends = new Map();
  const printed = [];
  const world = {
    run: ({ title }) => new Promise((resolve) => ends.set(title, resolve)),
    print: (text) => printed.push(text),
  };
  const end = async (title, isPassed) => {
    ends.get(title)({ isPassed, output: `${title} said\n` });
    ends.delete(title);
    await new Promise(setImmediate);
  };
  return { world, printed, end, running: () => [...ends.keys()] };
}

test('two steps run at a time, and the next one when one of them has ended', async () => {
  const { world, printed, end, running } = heldSteps();
  const all = runTogether(['one', 'two', 'three'].map(step), world);
  assert.deepEqual(running(), ['one', 'two']);
  await end('two', true);
  assert.deepEqual(running(), ['one', 'three']);
  assert.deepEqual(printed, ['\n> two: passed\ntwo said\n']);
  await end('one', true);
  await end('three', true);
  assert.deepEqual(await all, []);
});

test('a step that fails stops no other, and is named in the end', async () => {
  const { world, end, running } = heldSteps();
  const all = runTogether(['one', 'two', 'three'].map(step), world);
  await end('one', false);
  assert.deepEqual(running(), ['two', 'three']);
  await end('two', true);
  await end('three', false);
  assert.deepEqual(await all, ['one', 'three']);
});

test('what a command prints on both streams is kept, and how it ended', async () => {
  assert.deepEqual(await runNode("console.log('yes')"), { isPassed: true, output: 'yes\n' });
  const failed = await runNode("process.stderr.write('no'); process.exitCode = 3");
  assert.deepEqual(failed, { isPassed: false, output: 'no' });
  const absent = await runStep({ title: '', command: 'no-such-program', parameters: [] });
  assert.equal(absent.isPassed, false);
});
