/** How something is signed: a hash and a signature algorithm in RFC 5246 section 7.4.1.4.1, one number in RFC 8446 section 4.2.3. */

/** The names that are registered. */
export const registeredSchemes: ReadonlyMap<number, string> = new Map([
  [0x0201, 'rsa_pkcs1_sha1'],
  [0x0203, 'ecdsa_sha1'],
  [0x0401, 'rsa_pkcs1_sha256'],
  [0x0403, 'ecdsa_secp256r1_sha256'],
  [0x0501, 'rsa_pkcs1_sha384'],
  [0x0503, 'ecdsa_secp384r1_sha384'],
  [0x0601, 'rsa_pkcs1_sha512'],
  [0x0603, 'ecdsa_secp521r1_sha512'],
  [0x0804, 'rsa_pss_rsae_sha256'],
  [0x0805, 'rsa_pss_rsae_sha384'],
  [0x0806, 'rsa_pss_rsae_sha512'],
  [0x0807, 'ed25519'],
  [0x0808, 'ed448'],
  [0x0809, 'rsa_pss_pss_sha256'],
  [0x080a, 'rsa_pss_pss_sha384'],
  [0x080b, 'rsa_pss_pss_sha512'],
]);

/** HashAlgorithm and SignatureAlgorithm of RFC 5246, both from 1 on. */
const hashes = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
const signatures = ['rsa', 'dsa', 'ecdsa'] as const;

const pairs = hashes.flatMap((hash, high) =>
  signatures.map((signature, low): [number, string] => [
    ((high + 1) << 8) | (low + 1),
    `${hash} with ${signature}`,
  ]),
);

/** Those, and for the pairs of RFC 5246 that have none any more, both parts. */
export const signatureSchemes: ReadonlyMap<number, string> = new Map([
  ...pairs,
  ...registeredSchemes,
]);
