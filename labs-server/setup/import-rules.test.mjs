import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');

/** Imports that the design forbids, each in a file of its own. */
const forbidden = {
  'labs-server/wire/http1/uses-node.ts': 'node:net',
  'labs-server/wire/http1/uses-another-format.ts': '../chunked/decode-chunk.ts',
  'labs-server/wire/a-new-format/uses-another-format.ts': '../websocket/frame.ts',
  'labs-server/wire/websocket/uses-the-conversation.ts': '../conversation/stage.ts',
  'labs-server/wire/field/uses-the-server.ts': '../../src/main.ts',
  'labs-server/src/labs/polling/uses-another-lab.ts': '../long-polling/long-polling-lab.ts',
  'labs-server/src/labs/a-new-lab/uses-another-lab.ts': '../polling/polling-lab.ts',
  'labs-server/src/tap/uses-the-site.ts': '../../../site/src/lab/health.ts',
  'site/src/lab/uses-the-server.ts': '@wireside/labs-server/src/main.ts',
  'site/src/lab/uses-wire-by-path.ts': '../../../labs-server/wire/record.ts',
  'site/src/pages/frontmatter.astro': '@wireside/labs-server/src/main.ts',
  'content/exercises/one/check.ts': '@wireside/labs-server/wire/record.ts',
  'content/exercises/one/start.ts': 'node:fs',
};

/** Imports next to them that the design allows. */
const allowed = {
  'labs-server/wire/a-new-format/uses-fields.ts': '../field/field.ts',
  'labs-server/wire/a-new-format/uses-records.ts': '../record.ts',
  'labs-server/wire/conversation/uses-a-format.ts': '../websocket/frame.ts',
  'labs-server/src/labs/a-new-lab/uses-what-labs-share.ts': '../endpoint.ts',
  'labs-server/src/labs/a-new-lab/uses-wire.ts': '../../../wire/record.ts',
};

function sourceOf(path, specifier) {
  const line = `import * as found from '${specifier}';`;
  return path.endsWith('.astro')
    ? `---\n${line}\n---\n<p>{Object.keys(found)}</p>\n`
    : `${line}\nexport const names = Object.keys(found);\n`;
}

test('each import that the design forbids is refused by the linter, in new folders and in .astro files too', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [path, specifier] of Object.entries({ ...forbidden, ...allowed })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), sourceOf(path, specifier));
  }
  const oxlint = join(root, 'node_modules', '.bin', 'oxlint');
  const { stdout } = spawnSync(oxlint, ['--format=json', '.'], { cwd: folder, encoding: 'utf8' });
  const refused = JSON.parse(stdout)
    .diagnostics.filter(({ code }) => code === 'eslint(no-restricted-imports)')
    .map(({ filename }) => filename.replaceAll('\\', '/'));
  assert.deepEqual(refused.toSorted(), Object.keys(forbidden).toSorted());
});
