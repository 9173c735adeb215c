/** REALM: RFC 8489 section 14.9. Fewer than 128 characters. */
import { rfc8489 } from './attribute.ts';
import { fewCharacters, textAttribute } from './text-attribute.ts';

export const realm = textAttribute({
  type: 0x0014,
  name: 'REALM',
  meaning: 'Within which realm the long-term credential of the user is valid.',
  source: rfc8489('14.9'),
  text: 'realm-value',
  ...fewCharacters,
});
