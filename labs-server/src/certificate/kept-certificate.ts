/** The made certificate, kept in a folder: one that was trusted once stays the same until it has to change. */
import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
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
 * The certificate in `directory` while it is valid for all `names` and another week; else a new one, which is written
 * there. Only its owner may read the key.
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
  await mkdir(directory, { recursive: true });
  await writeFile(keyPath, made.key, { mode: 0o600 });
  await writeFile(certPath, made.cert);
  return { ...made, certPath, isNew: true };
}

async function read(certPath: string, keyPath: string): Promise<TlsIdentity | null> {
  try {
    return { cert: await readFile(certPath, 'utf8'), key: await readFile(keyPath, 'utf8') };
  } catch {
    return null;
  }
}

function isFit({ cert }: TlsIdentity, names: readonly CertificateName[], nowMs: number): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const isNamed = ({ kind, value }: CertificateName): boolean =>
      (kind === 'dns' ? certificate.checkHost(value) : certificate.checkIP(value)) !== undefined;
    return Date.parse(certificate.validTo) - nowMs > leastValidMs && names.every(isNamed);
  } catch {
    return false;
  }
}
