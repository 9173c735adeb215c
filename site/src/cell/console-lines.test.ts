import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConsoleLines, maxLines, type ConsoleLine } from './console-lines.ts';
import { summaryOf, timeText } from './console-words.ts';

function create(): { readonly console: ConsoleLines; readonly tick: () => void } {
  let scheduled: (() => void)[] = [];
  const console = new ConsoleLines((callback) => scheduled.push(callback));
  const tick = (): void => {
    const due = scheduled;
    scheduled = [];
    for (const callback of due) callback();
  };
  return { console, tick };
}

function line(text: string): Omit<ConsoleLine, 'id'> {
  return { kind: 'log', atMs: 0, values: [{ kind: 'string', text }], position: null };
}

const texts = (console: ConsoleLines): string[] =>
  console.lines.value.map(({ values }) => values[0]?.text ?? '');

test('the first line shows at once, later ones together a moment later', () => {
  const { console, tick } = create();
  console.append(line('a'));
  assert.deepEqual(texts(console), ['a']);
  console.append(line('b'));
  console.append(line('c'));
  assert.deepEqual(texts(console), ['a']);
  tick();
  assert.deepEqual(texts(console), ['a', 'b', 'c']);
});

test('lines that wait for their moment can be shown before it, once', () => {
  const { console, tick } = create();
  for (const text of ['a', 'b']) console.append(line(text));
  console.flush();
  assert.deepEqual(texts(console), ['a', 'b']);
  tick();
  assert.deepEqual(texts(console), ['a', 'b']);
});

test('the newest lines are kept, and one note on top counts the others', () => {
  const { console, tick } = create();
  for (let index = 0; index < maxLines + 3; index += 1) console.append(line(String(index)));
  tick();
  console.leaveOut(7);
  assert.equal(console.lines.value.length, maxLines + 1);
  assert.match(texts(console)[0] ?? '', /^10 lines left out/);
  assert.equal(texts(console)[1], '3');
  assert.equal(texts(console).at(-1), String(maxLines + 2));
});

test('a note with a key replaces the earlier one, in its place', () => {
  const { console, tick } = create();
  console.note('not answered for 2 s', 1, 'silence');
  console.append(line('a'));
  tick();
  console.note('not answered for 3 s', 2, 'silence');
  assert.deepEqual(texts(console), ['not answered for 3 s', 'a']);
});

test('clear empties the console and forgets what was counted', () => {
  const { console } = create();
  console.leaveOut(3);
  console.clear();
  console.append(line('a'));
  assert.deepEqual(texts(console), ['a']);
});

test('a summary tells one line in full, and of several the number and the last', () => {
  const one: ConsoleLine = { id: 1, ...line('open') };
  assert.equal(summaryOf([one]), 'open');
  const failed: ConsoleLine = { ...one, kind: 'failure', position: { line: 3, column: 1 } };
  assert.equal(summaryOf([one, failed]), '2 new lines. Last: Failed: open, line 3');
});

test('a time is told in seconds to the hundredth', () => {
  assert.equal(timeText(4012), '4.01 s');
  assert.equal(timeText(-0.2), '0.00 s');
  assert.equal(timeText(null), '');
});
