/** A registry of IANA, or a table of a standard, as a fixture: comma-separated values, behind a line that says where they come from. */
import { readFileSync } from 'node:fs';

export interface Registration {
  readonly first: number;
  /** The same as `first` where one value is registered. */
  readonly last: number;
  readonly meaning: string;
  /** The column behind it: what stands there is up to the table. */
  readonly description: string;
}

/** Every row of the file, in its order. No value of ours has a comma in it. */
export function readRegistry(file: URL): readonly Registration[] {
  const [origin = '', , ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  if (!origin.startsWith('# origin: ')) throw new Error('line 1 must say "# origin: …"');
  return rows.map((row) => {
    const [values = '', meaning = '', description = ''] = row.split(',');
    const [first = '', last = first] = values.split('-');
    return { first: Number(first), last: Number(last), meaning, description };
  });
}

/** True for a row that gives a meaning to a value, and does not tell to whom a range belongs. */
export function isAssigned({ first, last }: Registration): boolean {
  return first === last;
}
