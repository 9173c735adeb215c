/** Three witnesses of the same bytes: script, our decoder, and what the browser's DevTools say of them. */
import type { ReadonlySignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { decoderWords, devToolsWords } from './what-decoder-says.ts';

interface Props {
  readonly services: PageServices | null;
  readonly model: BenchModel | null;
  readonly script: readonly string[];
  readonly response: ReadonlySignal<string>;
}

export function Witnesses({ services, model, script, response }: Props) {
  const run = model?.run.value ?? null;
  const revision = services?.store.revision.value;
  const view =
    run === null || revision === undefined ? null : (services?.store.viewOf(run) ?? null);
  const words = view === null ? null : decoderWords(view);
  const hasCors = /^access-control-allow-origin:/im.test(response.value);
  const waiting = 'Press Send.';
  return (
    <div class="witnesses">
      <section aria-label="What script sees">
        <h4>what script sees</h4>
        {script.length === 0 ? <p>{waiting}</p> : null}
        <ul>
          {script.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      </section>
      <section aria-label="What our decoder reads">
        <h4>what our decoder reads</h4>
        {words === null || words.lines.length === 0 ? <p>{waiting}</p> : null}
        <ul>
          {words?.lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
        {typeof words?.rule === 'string' && <p class="witness-rule">{words.rule}</p>}
      </section>
      <section aria-label="What DevTools say">
        <h4>
          what DevTools say <span>Chromium 156, measured November 2026</span>
        </h4>
        <p class="witness-mono">
          {script.length === 0 || words === null ? waiting : devToolsWords(words.code, hasCors)}
        </p>
      </section>
    </div>
  );
}
