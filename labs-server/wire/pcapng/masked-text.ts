/**
 * A text in what a WebSocket client sends: masked by a key of four bytes that repeats (RFC 6455 section 5.3). Two bytes
 * that lie four apart have the same mask, so that their difference shows the text whatever the key is.
 */
import { indicesOf } from './indices-of.ts';

const keyBytes = 4;
const zero = 0x30;

/** Replaces each masked occurrence of `pattern`, which must be longer than the key, by zeros under the same mask. */
export function zeroMasked(bytes: Uint8Array, pattern: Uint8Array): void {
  if (pattern.length < 2 * keyBytes) return;
  for (const at of indicesOf(differences(bytes), differences(pattern))) {
    pattern.forEach((plain, index) => {
      bytes[at + index] = (bytes[at + index] ?? 0) ^ plain ^ zero;
    });
  }
}

/** Each byte against the one that is masked by the same byte of the key. */
function differences(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(keyBytes).map((byte, index) => byte ^ (bytes[index] ?? 0));
}
