/** A self-signed certificate for this server: RFC 5280. It can sign no other, so that trusting it trusts nothing else. */
import selfsigned from 'selfsigned';
import type { TlsIdentity } from '../listener/tls-identity.ts';
import type { CertificateName } from './certificate-names.ts';

/** Browsers refuse certificates that are valid for more than 398 days. */
export const madeForDays = 90;

const dayMs = 24 * 60 * 60 * 1000;
/** RFC 5280 section 4.2.1.6: the numbers of the choices of GeneralName. */
const choice = { dns: 2, ip: 7 } as const;

/** Valid from a day before `nowMs`, for clocks that are behind. The key is ECDSA P-256. */
export async function makeCertificate(
  names: readonly CertificateName[],
  nowMs: number,
): Promise<TlsIdentity> {
  const { cert, private: key } = await selfsigned.generate(
    [{ name: 'commonName', value: 'Wireside lab server' }],
    {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notBeforeDate: new Date(nowMs - dayMs),
      notAfterDate: new Date(nowMs + madeForDays * dayMs),
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: names.map(altName) },
      ],
    },
  );
  return { cert, key };
}

function altName({ kind, value }: CertificateName) {
  return kind === 'dns' ? { type: choice.dns, value } : { type: choice.ip, ip: value };
}
