/** One pair: its priority worked out, its checks counted. */
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { formatBytes, formatCount } from '../../wire-view/quantities.ts';
import type { AgentReport } from './ice-agent.ts';
import type { PairFacts } from './agent-stats.ts';
import { pairPriority } from './pair-priority.ts';

interface Props {
  readonly pair: PairFacts;
  readonly role: AgentReport['role'];
}

export function PairDetail({ pair, role }: Props) {
  const counts = [
    ['checks sent', pair.requestsSent],
    ['answered', pair.responsesReceived],
    ['checks received', pair.requestsReceived],
    ['answered by us', pair.responsesSent],
    ['for consent', pair.consentRequestsSent],
  ] as const;
  return (
    <div class="ice-pair">
      <dl>
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
        <div>
          <dt>data</dt>
          <dd>
            ↑ {formatBytes(pair.bytesSent)}, ↓ {formatBytes(pair.bytesReceived)}
          </dd>
        </div>
      </dl>
      {role !== 'unknown' && <PairPriority pair={pair} role={role} />}
    </div>
  );
}

function PairPriority({
  pair,
  role,
}: {
  readonly pair: PairFacts;
  readonly role: 'controlling' | 'controlled';
}) {
  const { local, remote, toldPriority } = pair;
  const [g, d] =
    role === 'controlling' ? [local.priority, remote.priority] : [remote.priority, local.priority];
  const exact = pairPriority({ controlling: g, controlled: d });
  return (
    <>
      <p>
        <b>pair priority {String(exact)}</b> (
        <SectionLink source={{ standard: 'RFC 8445', section: '6.1.2.3' }} />)
      </p>
      <p class="ice-formula">
        2³² × min(G, D) + 2 × max(G, D) + (G &gt; D ? 1 : 0)
        <br />G = {g}, D = {d}
      </p>
      {toldPriority !== null && BigInt(toldPriority) !== exact && (
        <p>
          {Number(exact) === toldPriority
            ? `getStats() says ${toldPriority}: the same number, in the 53 bits of a JavaScript number.`
            : `getStats() says ${toldPriority}: the priorities were others when the pair was made.`}
        </p>
      )}
    </>
  );
}
