/** MESSAGE-INTEGRITY: RFC 8489 section 14.5. */
import { rfc8489 } from './attribute.ts';
import { digestAttribute } from './digest-attribute.ts';

const source = rfc8489('14.5');

export const messageIntegrity = digestAttribute({
  type: 0x0008,
  name: 'MESSAGE-INTEGRITY',
  meaning:
    'Shows that the sender knows the password, and that nobody changed the message up to here.',
  source,
  lengths: { least: 20, most: 20 },
  digest: {
    name: 'HMAC-SHA1',
    meaning:
      'Keyed with the password, over the message up to here, its length counted up to the end of this attribute.',
    source,
  },
});
