/** ADDITIONAL-ADDRESS-FAMILY: RFC 8656 section 18.11. */
import { addressFamilyAttribute } from './address-family-attribute.ts';
import { rfc8656 } from './rfc8656.ts';

export const additionalAddressFamily = addressFamilyAttribute({
  type: 0x8000,
  name: 'ADDITIONAL-ADDRESS-FAMILY',
  meaning: 'Asks for a second relayed address, over IPv6, beside one over IPv4.',
  source: rfc8656('18.11'),
});
