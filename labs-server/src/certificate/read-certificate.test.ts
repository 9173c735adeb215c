import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { certificateNames } from './certificate-names.ts';
import { makeCertificate } from './made-certificate.ts';
import { readCertificate } from './read-certificate.ts';

async function files(context: TestContext) {
  const directory = await mkdtemp(join(tmpdir(), 'wireside-certificate-'));
  context.after(() => rm(directory, { recursive: true }));
  const made = await makeCertificate(certificateNames([], false, {}), Date.now());
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(directory, name);
    await writeFile(path, text);
    return path;
  };
  return { ...made, directory, write };
}

test('a certificate and its key are read', async (context) => {
  const { cert, key, write } = await files(context);
  const paths = [await write('cert.pem', cert), await write('key.pem', key)] as const;
  assert.deepEqual(await readCertificate(...paths), { cert, key });
});

test('a file that is not there, or is something else, is named with its flag', async (context) => {
  const { cert, key, directory, write } = await files(context);
  const certPath = await write('cert.pem', cert);
  const missing = join(directory, 'missing.pem');
  await assert.rejects(readCertificate(certPath, missing), /--key: ".*missing.pem" cannot be read/);
  const keyPath = await write('key.pem', key);
  await assert.rejects(readCertificate(keyPath, keyPath), /--cert: .* is not a certificate in PEM/);
});

test('the key of another certificate is refused', async (context) => {
  const { cert, write } = await files(context);
  const other = await makeCertificate(certificateNames([], false, {}), Date.now());
  const paths = [await write('cert.pem', cert), await write('key.pem', other.key)] as const;
  await assert.rejects(readCertificate(...paths), /is not the key of the certificate/);
});
