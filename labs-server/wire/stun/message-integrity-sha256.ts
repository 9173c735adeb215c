/** MESSAGE-INTEGRITY-SHA256: RFC 8489 section 14.6. */
import { rfc8489 } from './attribute.ts';
import { digestAttribute } from './digest-attribute.ts';

const source = rfc8489('14.6');

export const messageIntegritySha256 = digestAttribute({
  type: 0x001c,
  name: 'MESSAGE-INTEGRITY-SHA256',
  meaning:
    'Shows that the sender knows the password, and that nobody changed the message up to here.',
  source,
  lengths: { least: 16, most: 32, multipleOf: 4 },
  digest: {
    name: 'HMAC-SHA256',
    meaning:
      'Keyed with the password, over the message up to here. It has 32 bytes; where a protocol built on STUN says so, it may be cut to 16 or more.',
    source,
  },
});
