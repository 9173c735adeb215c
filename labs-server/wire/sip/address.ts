/** `name-addr` and `addr-spec`, as From, To, Contact and Route have them: RFC 3261 section 20.10. */
import { type Parameters, readParameters, unquote } from './parameters.ts';

export interface SipAddress {
  /** Empty where there is none. */
  readonly displayName: string;
  readonly uri: string;
  /** Those of the field, such as the tag; not those of the URI. */
  readonly parameters: Parameters;
}

/** Null where the text is no address. */
export function parseAddress(text: string): SipAddress | null {
  const named = /^\s*("(?:[^"\\]|\\.)*"\s*|[^<"]*)<([^<>]*)>(.*)$/s.exec(text);
  if (named !== null) {
    const [, name = '', uri = '', rest = ''] = named;
    return {
      displayName: unquote(name.trim()),
      uri: uri.trim(),
      parameters: readParameters(rest),
    };
  }
  // Without angle brackets, parameters are those of the field.
  const [, uri = '', rest = ''] = /^\s*([^\s;<>"]+)\s*(.*)$/s.exec(text) ?? [];
  return uri === '' ? null : { displayName: '', uri, parameters: readParameters(rest) };
}

/** The tag of a From or To; null where it has none. */
export function tagOf(text: string): string | null {
  return parseAddress(text)?.parameters.get('tag') ?? null;
}
