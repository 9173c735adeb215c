/** The short code of a signaling room: few enough characters to say aloud, none of them mistaken for another. */

/** Without 0 and O, 1, I and L: whoever reads the code from a screen has no doubt. */
export const roomCodeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const roomCodeLength = 5;

/** The code that somebody typed, in any case, with spaces or hyphens in it; null for what cannot be a code. */
export function readRoomCode(text: string): string | null {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (code.length !== roomCodeLength) return null;
  return [...code].every((character) => roomCodeAlphabet.includes(character)) ? code : null;
}

/** @param randomBytes unpredictable bytes: who guesses a code is in the room */
export function newRoomCode(randomBytes: (byteLength: number) => Uint8Array): string {
  const { length } = roomCodeAlphabet;
  /** Bytes from here on would make the first characters more frequent than the others. */
  const fairBelow = 256 - (256 % length);
  let code = '';
  while (code.length < roomCodeLength) {
    for (const byte of randomBytes(2 * roomCodeLength)) {
      if (byte < fairBelow && code.length < roomCodeLength) code += roomCodeAlphabet[byte % length];
    }
  }
  return code;
}
