/** The wire view, loaded with its styles when the first one is shown: a page that is only read does without. */
import { useEffect, useState } from 'preact/hooks';
import { loadStyles } from '../styles/load-styles.ts';
import wireStyles from './wire.css?url';
import { beforeRunOfDemo } from './wire-status.ts';
import type { WireViewProps } from './WireView.tsx';

type WireViewComponent = (props: WireViewProps) => preact.JSX.Element;

let loaded: WireViewComponent | null = null;
let loading: Promise<WireViewComponent> | null = null;

/** Loads once; a failed attempt is forgotten, so that the next view tries again. */
function loadWireView(): Promise<WireViewComponent> {
  loading ??= Promise.all([import('./WireView.tsx'), loadStyles(document, wireStyles)])
    .then(([{ WireView }]) => (loaded = WireView))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

export function LazyWireView(props: WireViewProps) {
  const [View, setView] = useState<WireViewComponent | null>(() => loaded);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (View !== null) return;
    loadWireView().then(
      (component) => setView(() => component),
      () => setFailed(true),
    );
  }, []);
  if (View !== null) return <View {...props} />;
  return (
    <p class="wire-waiting" role="status">
      {failed
        ? 'The wire view could not be loaded: reload the page.'
        : (props.beforeRun ?? beforeRunOfDemo)}
    </p>
  );
}
