/** The rules of one side of a handshake, each kept or broken, with its section. */
import type { HandshakeRule } from '@wireside/labs-server/wire/websocket/handshake-head.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';

interface Props {
  readonly title: string;
  readonly rules: readonly HandshakeRule[];
  /** What stands there while there are none. */
  readonly empty: string;
}

export function RuleList({ title, rules, empty }: Props) {
  const kept = rules.filter((rule) => rule.kept).length;
  return (
    <section class="handshake-rules" aria-label={title}>
      <h3>{title}</h3>
      {rules.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <>
          <ol>
            {rules.map((rule, index) => (
              <li key={index} class={rule.kept ? 'rule-kept' : 'rule-broken'}>
                <span aria-hidden="true">{rule.kept ? '✓' : '✗'}</span>
                <span>
                  <span class="visually-hidden">{rule.kept ? 'Kept: ' : 'Broken: '}</span>
                  {rule.says}{' '}
                  <span class="rule-source">
                    <SectionLink source={rule.source} />
                  </span>
                </span>
              </li>
            ))}
          </ol>
          <p class="rules-kept">{keptWords(kept, rules.length)}</p>
        </>
      )}
    </section>
  );
}

/** On stage, where only the broken ones have room, this stands for the others. */
function keptWords(kept: number, all: number): string {
  if (kept === all) return `✓ All ${all} rules are kept.`;
  return `${all - kept} of ${all} rules broken.`;
}
