/** Fingerprints of certificates as descriptions say them, and a code of both sides that two people can compare. */

/** The value of the first `a=fingerprint` line (RFC 8122 section 5); null where there is none. */
export function fingerprintOf(sdp: string): string | null {
  return /^a=fingerprint:(\S+ \S+)/m.exec(sdp)?.[1]?.trim() ?? null;
}

/** Bytes of the digest that the code is made of: 2^32 tries to find another pair with the same code. */
const codeBytes = 4;

/**
 * A short authentication string (RFC 8826 section 4.3.2.2): four numbers from 0 to 255, the same on both sides exactly when
 * each has the other's certificate.
 * @param digest SHA-256 of UTF-8 text
 */
export async function shortCode(
  local: string,
  remote: string,
  digest: (text: string) => Promise<Uint8Array>,
): Promise<string> {
  // Sorted, so that both sides digest the same.
  const bytes = await digest([local, remote].toSorted().join('\n'));
  return Array.from(bytes.subarray(0, codeBytes), (byte) => String(byte).padStart(3, '0')).join(
    ' ',
  );
}

/** The first bytes of a fingerprint: `7B:0C:91:…`. */
export function beginningOf(fingerprint: string): string {
  const [, bytes = ''] = fingerprint.split(' ');
  return `${bytes.split(':').slice(0, 6).join(':')}:…`;
}
