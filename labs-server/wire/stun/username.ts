/** USERNAME: RFC 8489 section 14.3. "fewer than 509 bytes"; 763 are read, "to be compatible with RFC 5389". */
import { rfc8489 } from './attribute.ts';
import { textAttribute } from './text-attribute.ts';

export const username = textAttribute({
  type: 0x0006,
  name: 'USERNAME',
  meaning: 'Who asks: for MESSAGE-INTEGRITY it tells which password is used.',
  source: rfc8489('14.3'),
  text: 'username',
  most: 763,
  mostWritten: 508,
});
