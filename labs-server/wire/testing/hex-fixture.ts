/** Fixtures: bytes as hex in a text file, with comments that say where they come from. */
import { readFileSync, readdirSync } from 'node:fs';

export interface Fixture {
  /** File name without `.hex`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `atEnd` of its decoding: true where the file has a line `# at end`. */
  readonly atEnd: boolean;
  /** Where its golden file is. */
  readonly golden: URL;
}

/** The fixtures in `folder`, a URL that ends in `/`, in the order of their names. */
export function readFixtures(folder: URL): Fixture[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.hex'));
  return names.sort().map((file) => {
    const name = file.slice(0, -'.hex'.length);
    const text = readFileSync(new URL(file, folder), 'utf8');
    if (!/^# origin: \S/.test(text)) {
      throw new Error(`${file}: the first line must say "# origin: …"`);
    }
    const golden = new URL(`${name}.fields.txt`, folder);
    return { name, bytes: parseHex(text), atEnd: /^# at end$/m.test(text), golden };
  });
}

/** Bytes of `text`: two hex digits each, white space between them as one likes, `#` begins a comment. */
export function parseHex(text: string): Uint8Array {
  const digits = text.replace(/#.*$/gm, '').replace(/\s+/g, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) throw new Error('expected pairs of hex digits');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
