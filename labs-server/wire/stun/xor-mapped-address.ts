/** XOR-MAPPED-ADDRESS: RFC 8489 section 14.2. */
import { rfc8489 } from './attribute.ts';
import { xorAddressAttribute } from './transport-address.ts';

export const xorMappedAddress = xorAddressAttribute({
  type: 0x0020,
  name: 'XOR-MAPPED-ADDRESS',
  meaning: 'The reflexive transport address: where the server saw the request come from.',
  source: rfc8489('14.2'),
});
