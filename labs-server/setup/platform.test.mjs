import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { nodePackages, unsupportedReason } from './platform.mjs';

test('every platform that has a package of Node is supported, from Node 20 on', () => {
  for (const platform of Object.keys(nodePackages)) {
    const [system, architecture] = platform.split(' ');
    for (const version of ['20.0.0', '22.14.0', '24.21.0', '100.0.0']) {
      assert.equal(unsupportedReason(system, architecture, version), null);
    }
  }
});

test('an unsupported platform is one line that names the supported ones', () => {
  for (const [system, architecture] of [
    ['linux', 'ia32'],
    ['freebsd', 'x64'],
    ['win32', 'arm64'],
    ['constructor', ''],
  ]) {
    const reason = unsupportedReason(system, architecture, '24.0.0') ?? '';
    assert.match(
      reason,
      new RegExp(`^[^\\n]*not packaged for ${system} ${architecture}\\.[^\\n]*$`),
    );
    assert.match(reason, /Supported: linux x64, linux arm64, /);
  }
});

test('an old Node is one line that says which is needed and where it is', () => {
  for (const version of ['18.20.8', '19.9.0', '8.0.0']) {
    const reason = unsupportedReason('linux', 'x64', version) ?? '';
    assert.match(reason, /^[^\n]*needs Node 20 or newer[^\n]*https:\/\/nodejs\.org[^\n]*$/);
    assert.ok(reason.includes(version));
  }
});

test('the packages are those that the project depends on', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.deepEqual(
    Object.values(nodePackages).toSorted(),
    Object.keys(manifest.optionalDependencies).toSorted(),
  );
});
