/** DONT-FRAGMENT: RFC 8656 section 18.9. */
import { flagAttribute } from '../stun/flag-attribute.ts';
import { rfc8656 } from './rfc8656.ts';

export const dontFragment = flagAttribute({
  type: 0x001a,
  name: 'DONT-FRAGMENT',
  meaning:
    'The server is to set the DF bit of what it sends to the peer: routers must not split it.',
  source: rfc8656('18.9'),
});
