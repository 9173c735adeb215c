/** Values that stand in one field between commas: RFC 3261 section 7.3.1. */

/** The entries of a list, trimmed. A comma within quotes or angle brackets separates nothing. */
export function splitList(value: string): string[] {
  const entries: string[] = [];
  let start = 0;
  let quoted = false;
  let depth = 0;
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '<') depth += 1;
    else if (character === '>') depth -= 1;
    else if (character === ',' && depth <= 0) {
      entries.push(value.slice(start, index).trim());
      start = index + 1;
    }
  }
  entries.push(value.slice(start).trim());
  return entries.filter((entry) => entry !== '');
}
