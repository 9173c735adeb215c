/** What either side checks, and found: the rules about the request beside those about the answer. */
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { judgedHandshake } from './judged-handshake.ts';
import { RuleList } from './RuleList.tsx';
import type { LoadedSha1 } from './sha1.ts';

interface Props {
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly sha1: LoadedSha1;
}

export function HandshakeRules({ handshake, sha1 }: Props) {
  if (sha1 === 'missing') {
    return (
      <p class="handshake-missing" role="alert">
        A part of this page could not be loaded, so the rules cannot be checked: reload the page.
      </p>
    );
  }
  const rules =
    handshake === null || sha1 === 'loading' ? [] : judgedHandshake(handshake, sha1).rules;
  const request = rules.filter(({ head }) => head === 'request');
  const response = rules.filter(({ head }) => head === 'response');
  return (
    <div class="handshake-sides handshake-judged">
      <RuleList
        title="the request, rule by rule"
        rules={request}
        empty="Press Send: each rule for the request appears here, kept or broken."
      />
      <RuleList
        title="the answer, rule by rule"
        rules={response}
        empty="Press Send: each rule for the answer appears here, kept or broken."
      />
    </div>
  );
}
