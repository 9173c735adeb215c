/** What attributes mean: name, standard, section, and the subfields of the value. */
import type { AttributeTerm } from './attribute-term.ts';
import { iceAttributes } from './ice-attributes.ts';
import { rfc8866 } from './line-types.ts';
import { mediaAttributes } from './media-attributes.ts';
import { rtpAttributes } from './rtp-attributes.ts';
import { sessionAttributes } from './session-attributes.ts';
import { rest } from './subfield.ts';

/** By name. Case matters (RFC 8866 section 5). */
export const attributes: ReadonlyMap<string, AttributeTerm> = new Map([
  ...sessionAttributes,
  ...iceAttributes,
  ...rtpAttributes,
  ...mediaAttributes,
]);

/** "If an attribute is received that is not understood, it MUST be ignored by the receiver." */
export function attributeTerm(name: string): AttributeTerm {
  const meaning = 'Not known here. A receiver ignores attributes that it does not understand.';
  const subfields = [rest('attribute-value', 'Its value.', { optional: true })];
  return attributes.get(name) ?? { name, meaning, source: rfc8866('5.13'), subfields };
}
