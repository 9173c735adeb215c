/** The certificate of `--cert` and `--key`. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TlsIdentity } from '../listener/tls-identity.ts';

/** @throws Error that names the file and what to do; what TLS would refuse later is refused here. */
export async function readCertificate(certPath: string, keyPath: string): Promise<TlsIdentity> {
  const cert = await readText('--cert', certPath);
  const key = await readText('--key', keyPath);
  const certificate = parse('--cert', certPath, 'a certificate', () => new X509Certificate(cert));
  const privateKey = parse('--key', keyPath, 'a private key without a passphrase', () =>
    createPrivateKey(key),
  );
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new Error(`--key: "${keyPath}" is not the key of the certificate "${certPath}"`);
  }
  return { cert, key };
}

async function readText(flag: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(`${flag}: "${path}" cannot be read${code}`, { cause: error });
  }
}

function parse<Parsed>(flag: string, path: string, what: string, read: () => Parsed): Parsed {
  try {
    return read();
  } catch (error) {
    throw new Error(`${flag}: "${path}" is not ${what} in PEM`, { cause: error });
  }
}
