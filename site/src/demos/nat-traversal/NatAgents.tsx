/** Candidates and states of both agents, with their times. */
import type { NatEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import { natNodes } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { agentLines } from './nat-agents.ts';

export function NatAgents({ events }: { readonly events: readonly NatEvent[] }) {
  return (
    <details class="nat-agents">
      <summary>What the agents tell: candidates and states</summary>
      <div class="nat-sides">
        {(['alice', 'bob'] as const).map((agent) => (
          <section key={agent} aria-label={natNodes[agent]}>
            <p class="nat-heading">{natNodes[agent]}</p>
            <ul class="nat-steps">
              {agentLines(events, agent).map(({ atMs, text, isCandidate }, index) => (
                <li key={index}>
                  <span class="nat-time">{atMs} ms</span> {isCandidate ? <code>{text}</code> : text}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
