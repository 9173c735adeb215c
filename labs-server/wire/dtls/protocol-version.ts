/** Versions of DTLS: the complement of 1.0, 1.2 and 1.3, RFC 6347 section 4.1 and RFC 9147 section 5.3. */
export const protocolVersions: ReadonlyMap<number, string> = new Map([
  [0xfeff, 'DTLS 1.0'],
  [0xfefd, 'DTLS 1.2'],
  [0xfefc, 'DTLS 1.3'],
]);
