/** NONCE: RFC 8489 section 14.10. Fewer than 128 characters. */
import { rfc8489 } from './attribute.ts';
import { fewCharacters, textAttribute } from './text-attribute.ts';

export const nonce = textAttribute({
  type: 0x0015,
  name: 'NONCE',
  meaning: 'A value that the server made up: a request that repeats an old one is refused.',
  source: rfc8489('14.10'),
  text: 'nonce-value',
  ...fewCharacters,
});
