/** Client-to-server masking: RFC 6455 section 5.3. */

/** `j = i MOD 4; transformed-octet-i = original-octet-i XOR masking-key-octet-j`, for octets from number `first` on. */
export function unmask(bytes: Uint8Array, maskingKey: number, first = 0): Uint8Array {
  const key = Uint8Array.of(maskingKey >>> 24, maskingKey >>> 16, maskingKey >>> 8, maskingKey);
  const unmasked = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    unmasked[index] = (bytes[index] ?? 0) ^ (key[(first + index) & 3] ?? 0);
  }
  return unmasked;
}
