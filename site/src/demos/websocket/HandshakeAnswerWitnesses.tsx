/** Three witnesses of one answer: script, our decoder, and what the browser's DevTools print. */
import { Announce } from '../Announce.tsx';
import type { AnswerReport } from './answer-report.ts';
import {
  handshakeDevTools,
  type HandshakeDevTools,
  type HandshakeFacts,
} from './handshake-devtools.ts';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { firstBroken, judgedHandshake, type JudgedHandshake } from './judged-handshake.ts';
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

export function AnswerWitnesses({ handshake, report, onlyBytes, facts, sha1 }: Props) {
  const judged =
    handshake === null || typeof sha1 === 'string' ? null : judgedHandshake(handshake, sha1);
  const { outcome } = report;
  const devTools =
    outcome === null || judged === null ? null : handshakeDevTools(outcome, judged, facts);
  const rules = judged?.rules.filter(({ head }) => head === 'response') ?? [];
  return (
    <div class="handshake-witnesses">
      <section aria-label="What script sees">
        <h3>what script sees</h3>
        <ScriptWitness report={report} onlyBytes={onlyBytes} />
      </section>
      <RuleList
        title="what our decoder reads"
        rules={rules}
        empty={
          sha1 === 'missing'
            ? 'A part of this page could not be loaded: reload the page.'
            : 'Open a WebSocket: each rule for the answer appears here, kept or broken.'
        }
      />
      <section aria-label="What DevTools say">
        <h3>what DevTools say</h3>
        <DevToolsWitness words={devTools} />
      </section>
      <Announce sentence={spoken(report, judged, devTools)} />
    </div>
  );
}

function ScriptWitness({ report, onlyBytes }: Pick<Props, 'report' | 'onlyBytes'>) {
  if (report.lines.length === 0) {
    return (
      <p>
        {onlyBytes
          ? 'The recording holds only bytes, not what script saw of them.'
          : 'Open a WebSocket: its events appear here.'}
      </p>
    );
  }
  return (
    <>
      <ul class="handshake-lines">
        {report.lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      {report.outcome === 'refused' && <p>Script never learns more than this.</p>}
      {report.outcome === 'open' && <p>The browser took the answer; the page closed it again.</p>}
    </>
  );
}

function DevToolsWitness({ words }: { readonly words: HandshakeDevTools | null }) {
  if (words === null) {
    return <p>Open a WebSocket: what they print appears here; script cannot read that.</p>;
  }
  return (
    <>
      {words.printed !== null && <p class="handshake-lines">{words.printed}</p>}
      <p>{words.meaning}</p>
      {words.fact !== null && (
        <p class="handshake-fact">
          Measured: {words.fact.engine} {words.fact.version}, {words.fact.date}
        </p>
      )}
    </>
  );
}

function spoken(
  { lines, outcome }: AnswerReport,
  judged: JudgedHandshake | null,
  devTools: HandshakeDevTools | null,
): string {
  if (outcome === null || judged === null) return '';
  const broken = firstBroken(judged, 'response');
  const read = broken === null ? 'no rule is broken.' : broken.says;
  return `Script: ${lines.at(-1)}. Decoder: ${read} DevTools: ${devTools?.printed ?? devTools?.meaning}`;
}
