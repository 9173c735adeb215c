/** One state of the wire view, as the gallery shows it. */
import { useEffect, useState } from 'preact/hooks';
import { loadRecordedTrace } from '../../bench/recorded-trace.ts';
import { WireView, type WireViewProps } from '../WireView.tsx';
import { exampleProps, examples, type Example, type ExampleId } from './examples.ts';
import '../wire.css';
import './wire-example.css';
import '../../styles/card.css';

type Shown = { readonly props: WireViewProps } | { readonly problem: string };

/** @param example the one it shows from its first drawing on */
export function WireExample({ example }: { readonly example: ExampleId }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => void load(examples[example]).then(setShown), []);
  return (
    <div class="card wire-example">
      <ExampleView shown={shown} />
    </div>
  );
}

function ExampleView({ shown }: { readonly shown: Shown | null }) {
  if (shown === null) {
    return (
      <p class="wire-waiting" role="status">
        Loading the recorded trace.
      </p>
    );
  }
  if ('props' in shown) return <WireView {...shown.props} />;
  return (
    <p class="wire-waiting" role="alert">
      {shown.problem} Reload the page to try again.
    </p>
  );
}

async function load(example: Example): Promise<Shown> {
  if (example.bench === null) return { props: exampleProps(example, null) };
  const answer = await loadRecordedTrace(example.bench, import.meta.env.BASE_URL);
  return 'problem' in answer ? answer : { props: exampleProps(example, answer.trace) };
}
