/** `text` as bytes, one per character: characters up to U+00FF. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
