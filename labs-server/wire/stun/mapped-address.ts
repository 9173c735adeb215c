/** MAPPED-ADDRESS: RFC 8489 section 14.1. */
import { rfc8489 } from './attribute.ts';
import { plainAddressAttribute } from './transport-address.ts';

export const mappedAddress = plainAddressAttribute({
  type: 0x0001,
  name: 'MAPPED-ADDRESS',
  meaning: 'The address that the server saw, as it is: only for clients of RFC 3489.',
  source: rfc8489('14.1'),
});
