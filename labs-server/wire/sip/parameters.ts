/** `;name=value` behind an address, a Via or a URI: RFC 3261 section 7.3.1. */

/** By name in lower case; empty where a parameter has no value. Quotes are taken off. */
export type Parameters = ReadonlyMap<string, string>;

export function readParameters(text: string): Parameters {
  const pattern = /;\s*([^\s;=,"]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?/g;
  const pairs = [...text.matchAll(pattern)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), unquote(value)] as const,
  );
  return new Map(pairs);
}

/** The text of a quoted-string; other text as it is. */
export function unquote(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : text;
}
