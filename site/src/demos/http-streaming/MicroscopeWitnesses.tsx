/** What script, our decoder and the browser's DevTools say of one raw response. */
import type { TraceView } from '../../wire-view/trace-view.ts';
import { Witnesses } from '../Witnesses.tsx';
import type { MicroscopeReport } from './microscope-report.ts';
import { decoderWords, type DecodedPart, type DecoderWords } from './what-decoder-says.ts';
import { devToolsWords, type DevToolsFacts } from './what-devtools-say.ts';

interface Props {
  /** The run's records; null before the first run. */
  readonly view: TraceView | null;
  readonly report: MicroscopeReport;
  /** True for a recording that holds only bytes. */
  readonly onlyBytes: boolean;
  readonly facts: DevToolsFacts;
}

export function MicroscopeWitnesses({ view, report, onlyBytes, facts }: Props) {
  const decoded = view === null ? null : decoderWords(view);
  const { lines, outcome } = report;
  const devTools =
    outcome === null || decoded === null ? null : devToolsWords(outcome, decoded, facts);
  const read = decoded?.rule ?? 'no rule is broken';
  const printed = devTools?.printed ?? devTools?.meaning;
  return (
    <Witnesses
      script={{
        lines,
        meaning: outcome === 'failed' ? 'Script never learns more than this.' : null,
        onlyBytes,
        empty: 'Press Send: what fetch() gives to script appears here.',
      }}
      decoder={<DecoderWitness decoded={decoded} />}
      devTools={{
        words: devTools,
        empty: 'Press Send: what they print for it appears here; script cannot read that.',
      }}
      sentence={
        devTools === null ? '' : `Script: ${lines.at(-1)}. Decoder: ${read}. DevTools: ${printed}`
      }
    />
  );
}

const stateWords: Readonly<Record<DecodedPart['state'], string>> = {
  complete: '✓ complete',
  incomplete: '… not whole yet',
  malformed: '✗ malformed',
};

function DecoderWitness({ decoded }: { readonly decoded: DecoderWords | null }) {
  return (
    <section aria-label="What our decoder reads">
      <h3>what our decoder reads</h3>
      {decoded === null ? (
        <p>Press Send: what it reads off the wire appears here.</p>
      ) : (
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
      )}
    </section>
  );
}
