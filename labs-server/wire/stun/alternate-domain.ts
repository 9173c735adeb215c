/** ALTERNATE-DOMAIN: RFC 8489 section 14.16. At most 255 bytes. */
import { rfc8489 } from './attribute.ts';
import { textAttribute } from './text-attribute.ts';

export const alternateDomain = textAttribute({
  type: 0x8003,
  name: 'ALTERNATE-DOMAIN',
  meaning: 'The domain name of the alternate server, which its certificate must have.',
  source: rfc8489('14.16'),
  text: 'domain name',
  most: 255,
  mostWritten: 255,
});
