/** Fixtures: bytes as hex in a text file, with comments that say where they come from. */
import { readFileSync, readdirSync } from 'node:fs';
import { parseHex } from '../field/parse-hex.ts';

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
  return names.toSorted().map((file) => {
    const name = file.slice(0, -'.hex'.length);
    const text = readFileSync(new URL(file, folder), 'utf8');
    if (!/^# origin: \S/.test(text)) {
      throw new Error(`${file}: the first line must say "# origin: …"`);
    }
    const bytes = parseHex(text);
    if (bytes === null) throw new Error(`${file}: expected pairs of hex digits`);
    const golden = new URL(`${name}.fields.txt`, folder);
    return { name, bytes, atEnd: /^# at end$/m.test(text), golden };
  });
}
