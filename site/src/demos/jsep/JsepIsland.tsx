/** The JSEP stepper: every call a button, both state machines, and the browser's own word on any order. */
import { useSignal } from '@preact/signals';
import { useStyles } from '../../styles/use-styles.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { BetweenPeers } from './BetweenPeers.tsx';
import { callOf, type CallId } from './jsep-calls.ts';
import { newestCall } from './jsep-log.ts';
import { orderOf, orders } from './jsep-orders.ts';
import { JsepRecord } from './JsepRecord.tsx';
import { peerNames } from './peer-name.ts';
import { PeerPane } from './PeerPane.tsx';
import { ArrowHead } from './SignalingDiagram.tsx';
import { useJsep, type Jsep } from './use-jsep.ts';
import jsepStyles from './jsep.css?url';
import peerStyles from './jsep-peer.css?url';
import '../../bench/bench.css';
import '../demo-face.css';

export default function JsepIsland() {
  useStyles(jsepStyles);
  useStyles(peerStyles);
  const jsep = useJsep();
  const looked = useSignal<CallId | null>(null);
  const view = jsep.view.value;
  const next = orderOf(jsep.order.value).steps[jsep.next.value] ?? null;
  const pane = (peer: (typeof peerNames)[number]) => (
    <PeerPane
      peer={peer}
      view={view.peers[peer]}
      newest={newestCall(view.log, peer)}
      next={next}
      isAlive={jsep.isAlive.value}
      onPress={(call) => void jsep.press(peer, call)}
      onLook={(call) => (looked.value = call)}
    />
  );
  return (
    <section class="bench" aria-label="JSEP, step by step">
      <ArrowHead />
      <JsepBar jsep={jsep} />
      <div class="demo-face jsep">
        <StepBar jsep={jsep} />
        <div class="jsep-stage">
          {pane('Alice')}
          <BetweenPeers view={view}>
            <JsepRecord log={view.log} trickle={jsep.trickle.value} />
          </BetweenPeers>
          {pane('Bob')}
        </div>
        <AboutCall call={looked.value} />
      </div>
    </section>
  );
}

function JsepBar({ jsep }: { readonly jsep: Jsep }) {
  const order = orderOf(jsep.order.value);
  const step = order.steps[jsep.next.value] ?? null;
  return (
    <header class="bench-bar">
      <b class="bench-title">JSEP, step by step</b>
      <span class="chip sdp">RFC 9429</span>
      <span class="bench-space" />
      <label class="bench-via">
        <span>order</span>
        <select
          class="bench-select"
          disabled={!jsep.isAlive.value}
          value={order.id}
          onChange={({ currentTarget }) => jsep.restart({ order: currentTarget.value })}
        >
          {orders.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <span class="bench-buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={step === null || !jsep.isAlive.value}
          onClick={() => step !== null && void jsep.play(step)}
        >
          Next step
        </button>
        <button
          type="button"
          class="button"
          disabled={!jsep.isAlive.value}
          onClick={() => jsep.restart()}
        >
          Restart
        </button>
      </span>
    </header>
  );
}

function StepBar({ jsep }: { readonly jsep: Jsep }) {
  const order = orderOf(jsep.order.value);
  const index = jsep.next.value;
  const step = order.steps[index] ?? null;
  return (
    <div class="jsep-order">
      <p>
        {step === null
          ? `All ${order.steps.length} steps are done. Press any button, or Restart.`
          : `Next, ${index + 1} of ${order.steps.length}: ${step.says}`}
      </p>
      <div class="jsep-switch" role="group" aria-label="Candidates">
        {[true, false].map((trickle) => (
          <button
            key={String(trickle)}
            type="button"
            class="button"
            aria-pressed={jsep.trickle.value === trickle}
            disabled={!jsep.isAlive.value}
            onClick={() => jsep.restart({ trickle })}
          >
            {trickle ? 'trickle' : 'wait for all'}
          </button>
        ))}
      </div>
    </div>
  );
}

function AboutCall({ call }: { readonly call: CallId | null }) {
  if (call === null) {
    return (
      <p class="jsep-about">
        Every button can be pressed at any time, in any order: the browser says what it thinks of
        it. Everything runs in this page, without the lab server; to connect, the machine needs a
        network. What crosses goes from the browser to itself, so there is no wire to show here.
      </p>
    );
  }
  const { label, about, source } = callOf(call);
  return (
    <p class="jsep-about">
      <code>{label}</code> {about} <SectionLink source={source} />
    </p>
  );
}
