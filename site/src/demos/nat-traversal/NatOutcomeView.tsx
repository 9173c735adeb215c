/** How a run ended: the sentence, the pairs, and where packets died. */
import { natNodes } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { plural } from '../../wire-view/quantities.ts';
import { lostAtMs } from './nat-agents.ts';
import type { NatPacket } from './nat-packets.ts';
import type { NatReport } from './nat-report.ts';
import { dropPlaces, outcomeWords, pairWords, predictionVerdict } from './nat-words.ts';

interface Props {
  readonly report: NatReport;
  readonly packets: readonly NatPacket[];
}

export function NatOutcomeView({ report, packets }: Props) {
  const { outcome, prediction } = report;
  const verdict = predictionVerdict(prediction, outcome);
  const lostMs = lostAtMs(report.events);
  const places = dropPlaces(packets.map(({ way }) => way));
  return (
    <div class="nat-outcome" data-connected={outcome.connected ? '' : undefined}>
      <p role="status">
        <b>{outcome.connected ? '✓ ' : '✕ '}</b>
        {outcomeWords(outcome)} {verdict}
      </p>
      {outcome.connected && (
        <p class="nat-pairs">
          {pairWords('alice', outcome.pairs.alice)} {pairWords('bob', outcome.pairs.bob)}
        </p>
      )}
      {lostMs !== null && (
        <p>
          Lost again after {lostMs} ms: for 30 seconds no check for consent had got through (RFC
          7675 §5.1).
        </p>
      )}
      {places.length > 0 && (
        <p class="nat-places">
          Dropped:{' '}
          {places
            .map(({ node, count }) => `${plural(count, 'packet')} at ${natNodes[node]}`)
            .join(', ')}
          .
        </p>
      )}
    </div>
  );
}
