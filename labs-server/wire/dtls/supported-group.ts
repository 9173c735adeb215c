/** Groups for the exchange of keys: RFC 8422 section 5.1.1, RFC 8446 section 4.2.7. */
export const supportedGroups: ReadonlyMap<number, string> = new Map([
  [23, 'secp256r1'],
  [24, 'secp384r1'],
  [25, 'secp521r1'],
  [29, 'x25519'],
  [30, 'x448'],
  [256, 'ffdhe2048'],
  [257, 'ffdhe3072'],
  [258, 'ffdhe4096'],
  [259, 'ffdhe6144'],
  [260, 'ffdhe8192'],
  [4588, 'X25519MLKEM768'],
]);
