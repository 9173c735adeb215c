/** XOR-PEER-ADDRESS: RFC 8656 section 18.3. */
import { xorAddressAttribute } from '../stun/transport-address.ts';
import { rfc8656 } from './rfc8656.ts';

export const xorPeerAddress = xorAddressAttribute({
  type: 0x0012,
  name: 'XOR-PEER-ADDRESS',
  meaning: 'The peer, as the server sees it: to whom data go, or from whom they come.',
  source: rfc8656('18.3'),
});
