import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { certificateNames } from './certificate-names.ts';
import { keepCertificate } from './kept-certificate.ts';

const now = Date.UTC(2026, 10, 26);
const dayMs = 86_400_000;
const names = certificateNames([], false, {});

async function temporary(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'wireside-certificate-'));
  context.after(() => rm(directory, { recursive: true }));
  return join(directory, 'kept');
}

test('what was made is kept, so that it has to be trusted once', async (context) => {
  const directory = await temporary(context);
  const made = await keepCertificate(directory, names, now);
  const again = await keepCertificate(directory, names, now + dayMs);
  assert.equal(made.isNew, true);
  assert.deepEqual(again, { ...made, isNew: false });
});

test('only its owner may read the key', async (context) => {
  const directory = await temporary(context);
  const { certPath } = await keepCertificate(directory, names, now);
  const { mode } = await stat(join(certPath, '..', 'wireside-key.pem'));
  if (process.platform !== 'win32') assert.equal(mode & 0o077, 0);
});

test('a further name, or an end that is near, makes a new one', async (context) => {
  const directory = await temporary(context);
  const made = await keepCertificate(directory, names, now);
  const renamed = await keepCertificate(
    directory,
    certificateNames(['lab.example'], false, {}),
    now,
  );
  assert.notEqual(renamed.cert, made.cert);
  const later = await keepCertificate(directory, names, now + 85 * dayMs);
  assert.notEqual(later.cert, renamed.cert);
});

test('files that are no certificate are replaced', async (context) => {
  const directory = await temporary(context);
  const { certPath } = await keepCertificate(directory, names, now);
  await writeFile(certPath, 'not a certificate');
  assert.equal((await keepCertificate(directory, names, now)).isNew, true);
});
