/** USE-CANDIDATE: RFC 8445 sections 7.1.2 and 16.1. */
import { flagAttribute } from './flag-attribute.ts';

export const useCandidate = flagAttribute({
  type: 0x0025,
  name: 'USE-CANDIDATE',
  meaning: 'The controlling agent nominates the candidate pair of this check.',
  source: { standard: 'RFC 8445', section: '16.1' },
});
