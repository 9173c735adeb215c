/** The certificate that the command line asks for, and what to say about it. */
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { TlsIdentity } from '../listener/tls-identity.ts';
import type { CertificateChoice } from '../main-flags.ts';
import { fillServerOptions, type ServerOptions } from '../server-options.ts';
import { certificateNames } from './certificate-names.ts';
import { keepCertificate } from './kept-certificate.ts';
import { readCertificate } from './read-certificate.ts';

export interface ChosenCertificate {
  readonly tls: TlsIdentity;
  /** Lines to print after the addresses. */
  readonly words: readonly string[];
}

/** It belongs to this checkout, and is no file of the project. */
const keptDirectory = fileURLToPath(new URL('../../../.wireside/', import.meta.url));

/** @throws Error that says what to do, when a file cannot be used. */
export async function chosenCertificate(
  choice: CertificateChoice,
  options: ServerOptions,
): Promise<ChosenCertificate> {
  if (choice !== 'made') {
    return { tls: await readCertificate(choice.certPath, choice.keyPath), words: [] };
  }
  const isOpen = options.host !== undefined && options.host !== 'localhost';
  const { hostnames } = fillServerOptions(options);
  const names = certificateNames(hostnames, isOpen, networkInterfaces());
  const { cert, key, certPath } = await keepCertificate(keptDirectory, names, Date.now());
  const words = [
    `The certificate is made by this machine. Browsers ask before they trust it: import it as trusted,`,
    `or accept the warning once. It is in ${certPath}`,
  ];
  return { tls: { cert, key }, words };
}
