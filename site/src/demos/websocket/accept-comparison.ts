/** Two values of Sec-WebSocket-Accept, character by character: O and 0 are hard to tell apart by eye. */

export interface ComparedCharacter {
  /** What stands in the value that is compared; empty where it is too short. */
  readonly found: string;
  /** What is computed; empty where the compared value is too long. */
  readonly expected: string;
}

export function comparedCharacters(found: string, expected: string): readonly ComparedCharacter[] {
  const length = Math.max(found.length, expected.length);
  return Array.from({ length }, (_, index) => ({
    found: found[index] ?? '',
    expected: expected[index] ?? '',
  }));
}

/** One sentence about the difference. */
export function comparisonSentence(found: string, expected: string): string {
  if (found === expected) return 'They are equal.';
  if (found.length !== expected.length) {
    return `They differ in length: ${found.length} characters instead of ${expected.length}.`;
  }
  const differing = comparedCharacters(found, expected).flatMap((pair, index) =>
    pair.found === pair.expected ? [] : [{ ...pair, position: index + 1 }],
  );
  const [first] = differing;
  if (differing.length !== 1 || first === undefined) {
    return `${differing.length} of ${expected.length} characters differ: another text was hashed.`;
  }
  return `One character differs, number ${first.position}: ${nameOf(first.found)} instead of ${nameOf(first.expected)}.`;
}

function nameOf(character: string): string {
  if (/\d/.test(character)) return `the digit ${character}`;
  if (/[a-z]/.test(character)) return `the small letter ${character}`;
  return /[A-Z]/.test(character) ? `the capital letter ${character}` : character;
}
