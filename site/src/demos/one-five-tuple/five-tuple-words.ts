/** What was seen, in a sentence or two. Pure. */
import { plural } from '../../wire-view/quantities.ts';
import type { FiveTupleReport } from './five-tuple-report.ts';
import type { CallProtocol } from './packet-places.ts';

export function fiveTupleWords(
  report: FiveTupleReport | null,
  counts: Readonly<Record<CallProtocol, number>>,
  pairs: { readonly tried: number; readonly used: number },
): string {
  const datagrams = counts.STUN + counts.DTLS + counts.SRTP;
  if (datagrams === 0) {
    return report === null ? '' : 'The page and Bob look for a path to each other …';
  }
  const kinds = (['STUN', 'DTLS', 'SRTP'] as const).filter((kind) => counts[kind] > 0);
  const back = report === null ? '' : ` ${backWords(report)}`;
  return `${kinds.join(', ')} over ${pairWords(pairs)}.${back}`;
}

/** Candidates make several pairs, and checks go over all of them. */
function pairWords({ tried, used }: { readonly tried: number; readonly used: number }): string {
  if (used !== 1) return plural(Math.max(tried, 1), 'pair') + ' of addresses';
  const others = tried - used;
  if (others === 0) return 'one pair of addresses';
  return `one pair of addresses; ${plural(others, 'other')} ${others === 1 ? 'was' : 'were'} only checked`;
}

function backWords({ echo, framesReceived }: FiveTupleReport): string {
  const message = echo === null ? 'Bob has not answered yet' : `Bob answered “${echo}”`;
  return framesReceived === 0
    ? `${message}.`
    : `${message}, and sent ${plural(framesReceived, 'frame')} of your picture back.`;
}
