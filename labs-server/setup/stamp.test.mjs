import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

/** A new folder with these files, removed when the test ends. */
function createFolder(context, files) {
  const folder = mkdtempSync(join(tmpdir(), 'stamp-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { folder, write, hash: () => hashOf([folder]) };
}

test('the hash changes with content and names, and comes back with them', (context) => {
  const { folder, write, hash } = createFolder(context, { 'a.txt': 'one', 'below/b.txt': 'two' });
  const first = hash();
  assert.match(first, /^[0-9a-f]{64}$/);
  write('below/b.txt', 'three');
  const changed = hash();
  write('below/b.txt', 'two');
  assert.equal(hash(), first);
  write('new.txt', '');
  const added = hash();
  rmSync(join(folder, 'new.txt'));
  renameSync(join(folder, 'a.txt'), join(folder, 'c.txt'));
  assert.equal(new Set([first, changed, added, hash()]).size, 4);
});

test('bytes that move from one file to the next change the hash', (context) => {
  const { write, hash } = createFolder(context, { a: 'xy', b: 'z' });
  const first = hash();
  write('a', 'x');
  write('b', 'yz');
  assert.notEqual(hash(), first);
});

test('what is installed or built does not count', (context) => {
  const { write, hash } = createFolder(context, { 'a.txt': 'one' });
  const first = hash();
  for (const made of ['node_modules/p/index.js', 'dist/index.html', 'below/node_modules/p.js']) {
    write(made, 'anything');
    assert.equal(hash(), first, made);
  }
});

test('a missing path counts as empty', (context) => {
  const { folder, hash } = createFolder(context, { a: 'x' });
  assert.equal(hashOf([folder, join(folder, 'missing')]), hash());
});

test('a stamp holds for exactly its hash', (context) => {
  const { folder } = createFolder(context, {});
  const stamp = join(folder, 'made', '.stamp');
  assert.equal(isStamped(stamp, 'a'), false);
  writeStamp(stamp, 'a');
  assert.equal(isStamped(stamp, 'a'), true);
  assert.equal(isStamped(stamp, 'ab'), false);
});
