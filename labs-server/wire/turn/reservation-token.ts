/** RESERVATION-TOKEN: RFC 8656 section 18.10. */
import { digestAttribute } from '../stun/digest-attribute.ts';
import { rfc8656 } from './rfc8656.ts';

const source = rfc8656('18.10');

/** Its value is 8 bytes that the server made up. */
export const reservationToken = digestAttribute({
  type: 0x0022,
  name: 'RESERVATION-TOKEN',
  meaning:
    'Stands for a port that the server holds: in a response it gives the token, in an Allocate request it is redeemed.',
  source,
  lengths: { least: 8, most: 8 },
  digest: { name: 'token', meaning: '8 bytes that nobody can guess.', source },
});
