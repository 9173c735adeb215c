/** ALTERNATE-SERVER: RFC 8489 section 14.15. */
import { rfc8489 } from './attribute.ts';
import { plainAddressAttribute } from './transport-address.ts';

export const alternateServer = plainAddressAttribute({
  type: 0x8023,
  name: 'ALTERNATE-SERVER',
  meaning: 'Another server, which the client should try.',
  source: rfc8489('14.15'),
});
