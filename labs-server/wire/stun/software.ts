/** SOFTWARE: RFC 8489 section 14.14. Fewer than 128 characters. */
import { rfc8489 } from './attribute.ts';
import { fewCharacters, textAttribute } from './text-attribute.ts';

export const software = textAttribute({
  type: 0x8022,
  name: 'SOFTWARE',
  meaning: 'What the sender is made by and its version: it plays no part in the protocol.',
  source: rfc8489('14.14'),
  text: 'description',
  ...fewCharacters,
});
