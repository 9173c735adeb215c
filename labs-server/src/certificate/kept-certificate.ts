/** The made certificate, kept in a folder: one that was trusted once stays the same until it has to change. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TlsIdentity } from '../listener/tls-identity.ts';
import type { CertificateName } from './certificate-names.ts';
import { makeCertificate } from './made-certificate.ts';

export interface KeptCertificate extends TlsIdentity {
  /** The certificate's file, to be imported where it should be trusted. */
  readonly certPath: string;
  /** False when it was there already. */
  readonly isNew: boolean;
}

const leastValidMs = 7 * 24 * 60 * 60 * 1000;

/**
 * The certificate in `directory` while it is valid for all `names` and another week, with its own key; else a new one,
 * which is written there. Only its owner may read the key.
 * @throws Error that names the folder and what to do, when nothing can be kept there
 */
export async function keepCertificate(
  directory: string,
  names: readonly CertificateName[],
  nowMs: number,
): Promise<KeptCertificate> {
  const certPath = join(directory, 'wireside-certificate.pem');
  const keyPath = join(directory, 'wireside-key.pem');
  const kept = await read(certPath, keyPath);
  if (kept !== null && isFit(kept, names, nowMs)) return { ...kept, certPath, isNew: false };
  const made = await makeCertificate(names, nowMs);
  try {
    await mkdir(directory, { recursive: true });
    await replace(keyPath, made.key, 0o600);
    await replace(certPath, made.cert, 0o644);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(
      `The certificate cannot be kept in "${directory}"${code}. Make the folder writable, and move away what is in the way; or give a certificate by --cert and --key.`,
      { cause: error },
    );
  }
  return { ...made, certPath, isNew: true };
}

/** By a new file, which has the mode from its first byte on, and is never half written. */
async function replace(path: string, text: string, mode: number): Promise<void> {
  const written = `${path}.new`;
  await rm(written, { force: true });
  await writeFile(written, text, { mode, flag: 'wx' });
  await rename(written, path);
}

async function read(certPath: string, keyPath: string): Promise<TlsIdentity | null> {
  try {
    return { cert: await readFile(certPath, 'utf8'), key: await readFile(keyPath, 'utf8') };
  } catch {
    return null;
  }
}

function isFit(
  { cert, key }: TlsIdentity,
  names: readonly CertificateName[],
  nowMs: number,
): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const isNamed = ({ kind, value }: CertificateName): boolean =>
      (kind === 'dns' ? certificate.checkHost(value) : certificate.checkIP(value)) !== undefined;
    return (
      Date.parse(certificate.validFrom) <= nowMs &&
      Date.parse(certificate.validTo) - nowMs > leastValidMs &&
      names.every(isNamed) &&
      certificate.checkPrivateKey(createPrivateKey(key))
    );
  } catch {
    // One of the two is no PEM of its kind.
    return false;
  }
}
