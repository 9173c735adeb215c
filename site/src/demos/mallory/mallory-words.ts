/** What the fingerprints tell, in a sentence or two. Pure. */
import type { MalloryReport } from './mallory-report.ts';

/** What is known without being told: the comparison of the two codes. */
export function comparisonWords({ alice, carol }: MalloryReport): string {
  if (alice === null || carol === null) return '';
  if (alice.code === carol.code) {
    return 'The codes are equal: each side has the certificate of the other, and nobody is in the middle.';
  }
  return 'The codes differ: at least one of the two has the certificate of somebody else. Hang up.';
}

/** What came of the guess. */
export function revealWords({ isMallory }: MalloryReport): string {
  if (isMallory === null) return '';
  return isMallory === 'yes'
    ? 'Mallory was in the middle: both descriptions were hers.'
    : 'The server was honest: both descriptions came through as they were.';
}
