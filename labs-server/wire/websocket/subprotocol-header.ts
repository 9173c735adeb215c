/** Sec-WebSocket-Protocol: RFC 6455 section 11.3.4. */
import { isToken } from '../field/line.ts';

/**
 * The sub-protocols that the field values list, in the order of preference: several lines are one list. Null where an
 * element is no token, or comes twice (section 4.1: "MUST all be unique strings").
 */
export function parseSubprotocols(values: readonly string[]): readonly string[] | null {
  const elements = values.flatMap((value) => value.split(',')).map((element) => element.trim());
  const names = elements.filter((element) => element !== '');
  return names.every(isToken) && new Set(names).size === names.length ? names : null;
}
