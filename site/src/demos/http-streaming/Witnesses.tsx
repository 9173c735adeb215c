/** Three witnesses of the same bytes: script, our decoder, and what the browser's DevTools say of them. */
import type { TraceView } from '../../wire-view/trace-view.ts';
import { Announce } from '../Announce.tsx';
import type { MicroscopeReport } from './microscope-report.ts';
import { decoderWords, type DecodedPart, type DecoderWords } from './what-decoder-says.ts';
import { devToolsWords, type DevToolsFacts, type DevToolsWords } from './what-devtools-say.ts';

interface Props {
  /** The run's records; null before the first run. */
  readonly view: TraceView | null;
  readonly report: MicroscopeReport;
  /** True for a recording that holds only bytes. */
  readonly onlyBytes: boolean;
  readonly facts: DevToolsFacts;
}

export function Witnesses({ view, report, onlyBytes, facts }: Props) {
  const decoded = view === null ? null : decoderWords(view);
  const { outcome } = report;
  const devTools =
    outcome === null || decoded === null ? null : devToolsWords(outcome, decoded, facts);
  return (
    <div class="witnesses">
      <section aria-label="What script sees">
        <h3>what script sees</h3>
        <ScriptWitness report={report} onlyBytes={onlyBytes} />
      </section>
      <section aria-label="What our decoder reads">
        <h3>what our decoder reads</h3>
        <DecoderWitness decoded={decoded} />
      </section>
      <section aria-label="What DevTools say">
        <h3>what DevTools say</h3>
        <DevToolsWitness words={devTools} />
      </section>
      <Announce sentence={spoken(report, decoded, devTools)} />
    </div>
  );
}

function ScriptWitness({ report, onlyBytes }: Pick<Props, 'report' | 'onlyBytes'>) {
  if (report.lines.length === 0) {
    return (
      <p>
        {onlyBytes
          ? 'The recording holds only bytes, not what script saw of them.'
          : 'Press Send: what fetch() gives to script appears here.'}
      </p>
    );
  }
  return (
    <>
      <ul class="witness-lines">
        {report.lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      {report.outcome === 'failed' && <p>Script never learns more than this.</p>}
    </>
  );
}

const stateWords: Readonly<Record<DecodedPart['state'], string>> = {
  complete: '✓ complete',
  incomplete: '… not whole yet',
  malformed: '✗ malformed',
};

function DecoderWitness({ decoded }: { readonly decoded: DecoderWords | null }) {
  if (decoded === null) return <p>Press Send: what it reads off the wire appears here.</p>;
  return (
    <>
      <ul>
        {decoded.parts.map(({ title, state }, index) => (
          <li key={index}>
            <span class={`chip ${/chunk/.test(title) ? 'chunk' : 'http'}`}>{title}</span>{' '}
            <span class={`witness-${state}`}>{stateWords[state]}</span>
          </li>
        ))}
      </ul>
      {decoded.rule !== null && <p class="witness-rule">{decoded.rule}</p>}
    </>
  );
}

function DevToolsWitness({ words }: { readonly words: DevToolsWords | null }) {
  if (words === null) {
    return <p>Press Send: what they print for it appears here; script cannot read that.</p>;
  }
  return (
    <>
      {words.printed !== null && <p class="witness-lines">{words.printed}</p>}
      <p>{words.meaning}</p>
      {words.fact !== null && (
        <p class="witness-fact">
          Measured: {words.fact.engine} {words.fact.version}, {words.fact.date}
        </p>
      )}
    </>
  );
}

function spoken(
  { lines, outcome }: MicroscopeReport,
  decoded: DecoderWords | null,
  devTools: DevToolsWords | null,
): string {
  if (outcome === null || decoded === null) return '';
  const read = decoded.rule ?? 'no rule is broken';
  return `Script: ${lines.at(-1)}. Decoder: ${read}. DevTools: ${devTools?.printed ?? devTools?.meaning}`;
}
