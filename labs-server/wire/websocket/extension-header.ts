/** Sec-WebSocket-Extensions: RFC 6455 section 9.1. */
import { isToken } from '../field/line.ts';

export interface ExtensionParameter {
  readonly name: string;
  /** Null where the parameter has no value. */
  readonly value: string | null;
}

/** One element of the list: what a client offers, or what a server chose. */
export interface Extension {
  readonly name: string;
  /** In order, for a name may come twice. */
  readonly parameters: readonly ExtensionParameter[];
}

/**
 * The extensions that the field values list, in order: several lines are one list. Null where the grammar is broken:
 * `extension = extension-token *( ";" extension-param )`.
 */
export function parseExtensions(values: readonly string[]): readonly Extension[] | null {
  const extensions: Extension[] = [];
  for (const element of splitOutsideQuotes(values.join(','), ',')) {
    if (element.trim() === '') continue;
    const [name = '', ...parameters] = splitOutsideQuotes(element, ';').map((part) => part.trim());
    const parsed = parameters.map(parseParameter);
    const whole = parsed.filter((parameter) => parameter !== null);
    if (!isToken(name) || whole.length < parsed.length) return null;
    extensions.push({ name, parameters: whole });
  }
  return extensions;
}

/** `extension-param = token [ "=" (token | quoted-string) ]`; what is quoted must be a token, too. */
function parseParameter(text: string): ExtensionParameter | null {
  const equals = text.indexOf('=');
  const name = (equals === -1 ? text : text.slice(0, equals)).trim();
  if (!isToken(name)) return null;
  if (equals === -1) return { name, value: null };
  const written = text.slice(equals + 1).trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(written)?.[1];
  const value = quoted === undefined ? written : quoted.replace(/\\(.)/g, '$1');
  return isToken(value) ? { name, value } : null;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
