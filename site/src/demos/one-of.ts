/** A name that a trace keeps. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { text } from './trace-face.ts';

/** @throws TypeError when the value is none of the names */
export function oneOf<Name extends string>(
  names: readonly Name[],
  value: JsonValue | undefined,
): Name {
  const found = names.find((name) => name === text(value));
  if (found === undefined) throw new TypeError(`expected one of ${names.join(', ')}`);
  return found;
}
