/** The rule that was broken, the code that came back, and what else is to be known. */
import type { FrameVerdict } from './frame-verdict.ts';

export function VerdictWords({ verdict }: { readonly verdict: FrameVerdict }) {
  const { rule, receivedReason, why } = verdict;
  return (
    <section aria-label="Verdict">
      <h3>the rule, and the code</h3>
      <p class={rule === null ? 'reaction-complete' : 'reaction-malformed'}>
        {rule ?? 'No rule is broken.'}
      </p>
      <p>{codeWords(verdict)}</p>
      {receivedReason !== '' && <p>Its reason: “{receivedReason}”</p>}
      {why !== null && <p>{why}</p>}
    </section>
  );
}

function codeWords({ rule, expectedCode, receivedCode }: FrameVerdict): string {
  const came =
    receivedCode === null ? 'no Close frame came back' : `Close ${receivedCode} came back`;
  if (rule === null || expectedCode === null) return `${capital(came)}.`;
  const agree =
    expectedCode === receivedCode ? 'as the rule asks' : `the rule asks for ${expectedCode}`;
  return `${capital(came)}: ${agree}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function spokenVerdict(verdict: FrameVerdict): string {
  return `${verdict.rule ?? 'No rule is broken'}. ${codeWords(verdict)} ${verdict.why ?? ''}`;
}
