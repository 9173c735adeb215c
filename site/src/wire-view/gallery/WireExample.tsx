/** One state of the wire view, as the gallery shows it. */
import { useMemo } from 'preact/hooks';
import { WireView } from '../WireView.tsx';
import { examples, type ExampleId } from './examples.ts';
import '../wire.css';
import './wire-example.css';

export function WireExample({ example }: { readonly example: ExampleId }) {
  const props = useMemo(() => examples[example](), [example]);
  return (
    <div class="card wire-example">
      <WireView {...props} />
    </div>
  );
}
