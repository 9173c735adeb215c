/** SDP anatomy: the descriptions of a running call, line by line, to look at and to change. */
import { useSignal } from '@preact/signals';
import { useStyles } from '../../styles/use-styles.ts';
import type { ChosenRow } from './listed-rows.ts';
import { SdpPanes, views, type SdpView } from './SdpPanes.tsx';
import { useSdpCall } from './use-sdp-call.ts';
import sdpStyles from './sdp.css?url';
import sdpListStyles from './sdp-list.css?url';
import '../../bench/bench.css';
import '../demo-face.css';

const beforeStart =
  'Press “Start a call”: two peers of this page connect, with audio, video and a data channel, and what they described appears here. No camera is asked for, and no lab server is needed; the bytes between the two stay in the browser, so there is no wire to show.';

/** The running call, and what of it is looked at. */
function useAnatomy() {
  const call = useSdpCall();
  const view = useSignal<SdpView>('offer');
  const chosen = useSignal<ChosenRow | null>(null);
  return {
    call,
    view,
    chosen,
    async start() {
      await call.start();
      const rows = call.running.peek()?.offer.rows ?? [];
      const first = rows.find(({ line }) => line.attribute?.name === 'fingerprint');
      chosen.value = first === undefined ? null : { side: 'offer', index: first.index };
      view.value = 'offer';
    },
    show(name: SdpView) {
      view.value = name;
      chosen.value = null;
    },
  };
}

export default function SdpIsland({ id }: { readonly id: string }) {
  useStyles(sdpStyles);
  useStyles(sdpListStyles);
  const { call, view, chosen, start, show } = useAnatomy();
  const running = call.running.value;
  return (
    <section class="bench" aria-label="SDP, line by line">
      <header class="bench-bar">
        <b class="bench-title">SDP, line by line</b>
        <span class="chip sdp">RFC 8866</span>
        <span class="bench-space" />
        <ViewSwitch view={view.value} onShow={show} />
        <span class="bench-buttons">
          <button
            type="button"
            class="button button-primary"
            disabled={call.isBusy.value || !call.isAlive.value}
            onClick={() => void start()}
          >
            {running === null ? 'Start a call' : 'New call'}
          </button>
        </span>
      </header>
      <div class="demo-face sdp-anatomy">
        {call.problem.value !== '' && <p class="sdp-broken">{call.problem.value}</p>}
        {running === null ? (
          <p class="sdp-waiting">
            {call.isBusy.value ? 'Two peers of this page connect …' : beforeStart}
          </p>
        ) : (
          <SdpPanes id={id} call={call} running={running} view={view.value} chosen={chosen} />
        )}
      </div>
    </section>
  );
}

interface SwitchProps {
  readonly view: SdpView;
  readonly onShow: (view: SdpView) => void;
}

function ViewSwitch({ view, onShow }: SwitchProps) {
  return (
    <div class="sdp-switch" role="group" aria-label="Shown">
      {views.map((name) => (
        <button
          key={name}
          type="button"
          class="button"
          aria-pressed={view === name}
          onClick={() => onShow(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
