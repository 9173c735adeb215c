/** What a cell's TypeScript loses to become JavaScript: the page is sent this, and not the code a second time. */

/** Each a place in the code, counted in UTF-16 units, and what stands there instead: blanks, nearly always. */
export type ErasedTypes = readonly (readonly [start: number, text: string])[];

/** `stripped` is `code` with every character in its place; else this throws an Error. */
export function erasedTypes(code: string, stripped: string): ErasedTypes {
  if (code.length !== stripped.length) throw new Error('Its types were not erased in place.');
  const erased: [number, string][] = [];
  for (let at = 0; at < code.length; at += 1) {
    const letter = stripped.charAt(at);
    if (letter === code.charAt(at)) continue;
    const last = erased.at(-1);
    const between = last && stripped.slice(last[0] + last[1].length, at);
    // Words of one type stand blanks apart: one place, instead of one for each word.
    if (last !== undefined && between?.trim() === '') last[1] += between + letter;
    else erased.push([at, letter]);
  }
  return erased;
}

export function eraseTypes(code: string, erased: ErasedTypes): string {
  let text = code;
  for (const [start, blanks] of erased) {
    text = text.slice(0, start) + blanks + text.slice(start + blanks.length);
  }
  return text;
}
