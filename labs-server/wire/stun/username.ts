/** USERNAME: RFC 8489 section 14.3. Less than 509 bytes. */
import { rfc8489 } from './attribute.ts';
import { textAttribute } from './text-attribute.ts';

export const username = textAttribute({
  type: 0x0006,
  name: 'USERNAME',
  meaning: 'Who asks: for MESSAGE-INTEGRITY it tells which password is used.',
  source: rfc8489('14.3'),
  text: 'username',
  most: 508,
});
