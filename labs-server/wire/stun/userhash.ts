/** USERHASH: RFC 8489 section 14.4. */
import { rfc8489 } from './attribute.ts';
import { digestAttribute } from './digest-attribute.ts';

const source = rfc8489('14.4');

export const userhash = digestAttribute({
  type: 0x001e,
  name: 'USERHASH',
  meaning: 'Stands for USERNAME, so that the name does not cross the network.',
  source,
  lengths: { least: 32, most: 32 },
  digest: {
    name: 'userhash',
    meaning: 'SHA-256 of the user name, a colon and the realm.',
    source,
  },
});
