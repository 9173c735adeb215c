/** XOR-RELAYED-ADDRESS: RFC 8656 section 18.5. */
import { xorAddressAttribute } from '../stun/transport-address.ts';
import { rfc8656 } from './rfc8656.ts';

export const xorRelayedAddress = xorAddressAttribute({
  type: 0x0016,
  name: 'XOR-RELAYED-ADDRESS',
  meaning: 'The relayed transport address: what peers send to reaches the client.',
  source: rfc8656('18.5'),
});
