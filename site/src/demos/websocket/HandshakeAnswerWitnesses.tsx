/** What script, our decoder and the browser's DevTools say of one answer to a handshake. */
import { Witnesses } from '../Witnesses.tsx';
import type { AnswerOutcome, AnswerReport } from './answer-report.ts';
import { handshakeDevTools, type HandshakeFacts } from './handshake-devtools.ts';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { firstBroken, judgedHandshake } from './judged-handshake.ts';
import { RuleList } from './RuleList.tsx';
import type { LoadedSha1 } from './sha1.ts';

interface Props {
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly report: AnswerReport;
  /** True for a recording that holds only bytes. */
  readonly onlyBytes: boolean;
  readonly facts: HandshakeFacts;
  readonly sha1: LoadedSha1;
}

const meanings: Readonly<Record<AnswerOutcome, string | null>> = {
  refused: 'Script never learns more than this.',
  open: 'The browser took the answer; the page closed it again.',
  waiting: null,
};

export function AnswerWitnesses({ handshake, report, onlyBytes, facts, sha1 }: Props) {
  const judged =
    handshake === null || typeof sha1 === 'string' ? null : judgedHandshake(handshake, sha1);
  const { lines, outcome } = report;
  const devTools =
    outcome === null || judged === null ? null : handshakeDevTools(outcome, judged, facts);
  const broken = judged === null ? null : firstBroken(judged, 'response');
  const read = broken?.says ?? 'no rule is broken.';
  const printed = devTools?.printed ?? devTools?.meaning;
  return (
    <Witnesses
      class="handshake-witnesses"
      script={{
        lines,
        meaning: outcome === null ? null : meanings[outcome],
        onlyBytes,
        empty: 'Open a WebSocket: its events appear here.',
      }}
      decoder={
        <RuleList
          title="what our decoder reads"
          rules={judged?.rules.filter(({ head }) => head === 'response') ?? []}
          empty={
            sha1 === 'missing'
              ? 'A part of this page could not be loaded: reload the page.'
              : 'Open a WebSocket: each rule for the answer appears here, kept or broken.'
          }
        />
      }
      devTools={{
        words: devTools,
        empty: 'Open a WebSocket: what they print appears here; script cannot read that.',
      }}
      sentence={
        devTools === null ? '' : `Script: ${lines.at(-1)}. Decoder: ${read} DevTools: ${printed}`
      }
    />
  );
}
