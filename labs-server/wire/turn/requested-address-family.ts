/** REQUESTED-ADDRESS-FAMILY: RFC 8656 section 18.6. */
import { addressFamilyAttribute } from './address-family-attribute.ts';
import { rfc8656 } from './rfc8656.ts';

export const requestedAddressFamily = addressFamilyAttribute({
  type: 0x0017,
  name: 'REQUESTED-ADDRESS-FAMILY',
  meaning: 'Which family the relayed address is to have.',
  source: rfc8656('18.6'),
});
