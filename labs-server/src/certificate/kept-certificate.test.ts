import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { certificateNames } from './certificate-names.ts';
import { keepCertificate } from './kept-certificate.ts';
import { makeCertificate } from './made-certificate.ts';

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

test('a key that is no key, or that of another certificate, is replaced with its certificate', async (context) => {
  const directory = await temporary(context);
  const { certPath, cert } = await keepCertificate(directory, names, now);
  const keyPath = join(certPath, '..', 'wireside-key.pem');
  const other = await makeCertificate(names, now);
  for (const key of ['not a key', other.key]) {
    await writeFile(keyPath, key);
    const made = await keepCertificate(directory, names, now);
    assert.equal(made.isNew, true);
    assert.notEqual(made.cert, cert);
    assert.ok(new X509Certificate(made.cert).checkPrivateKey(createPrivateKey(made.key)));
  }
});

test('one that is not valid yet, because the clock went back, is replaced', async (context) => {
  const directory = await temporary(context);
  await keepCertificate(directory, names, now);
  assert.equal((await keepCertificate(directory, names, now - 10 * dayMs)).isNew, true);
});

test('a key that others could read is theirs no more, and no half of a file is left', async (context) => {
  const directory = await temporary(context);
  const { certPath } = await keepCertificate(directory, names, now);
  const keyPath = join(certPath, '..', 'wireside-key.pem');
  await chmod(keyPath, 0o644);
  await writeFile(certPath, 'not a certificate');
  await keepCertificate(directory, names, now);
  if (process.platform !== 'win32') assert.equal((await stat(keyPath)).mode & 0o077, 0);
  assert.deepEqual(await readdir(directory), ['wireside-certificate.pem', 'wireside-key.pem']);
});

test('a folder in which nothing can be kept is named, with the remedy', async (context) => {
  const directory = await temporary(context);
  const remedy = /".*kept" .*\(\w+\)\. .*--cert and --key/;
  await mkdir(join(directory, 'wireside-key.pem'), { recursive: true });
  await assert.rejects(keepCertificate(directory, names, now), remedy);
  await rm(directory, { recursive: true });
  await writeFile(directory, 'a file is in its place');
  await assert.rejects(keepCertificate(directory, names, now), remedy);
});
