/** The session of the stepper in a component: what is drawn, and what can be pressed. */
import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CallId } from './jsep-calls.ts';
import { isRefused, newestCall } from './jsep-log.ts';
import { firstView } from './jsep-peer.ts';
import { afterPress, orderOf, type Step } from './jsep-orders.ts';
import { JsepSession, type JsepView } from './jsep-session.ts';
import type { PeerName } from './peer-name.ts';

export interface Jsep {
  readonly view: ReadonlySignal<JsepView>;
  readonly trickle: ReadonlySignal<boolean>;
  /** Id of the order that "Next step" plays. */
  readonly order: ReadonlySignal<string>;
  /** Index of its next step. */
  readonly next: ReadonlySignal<number>;
  /** False until the component is alive, and where the browser has no RTCPeerConnection. */
  readonly isAlive: ReadonlySignal<boolean>;
  press(peer: PeerName, call: CallId): Promise<void>;
  play(step: Step): Promise<void>;
  restart(change?: { readonly trickle?: boolean; readonly order?: string }): void;
}

const emptyView: JsepView = { peers: { Alice: firstView, Bob: firstView }, log: [] };

export function useJsep(): Jsep {
  const view = useSignal(emptyView);
  const trickle = useSignal(true);
  const order = useSignal('right');
  const next = useSignal(0);
  const isAlive = useSignal(false);
  const session = useRef<JsepSession | null>(null);

  const begin = (): void => {
    session.current?.end();
    const begun = openSession(view, trickle.peek());
    session.current = begun;
    view.value = begun.view();
    next.value = 0;
  };
  useEffect(() => {
    if (typeof RTCPeerConnection === 'undefined') return;
    begin();
    isAlive.value = true;
    return () => session.current?.end();
  }, []);

  const press = async (peer: PeerName, call: CallId): Promise<void> => {
    next.value = afterPress(orderOf(order.peek()), next.peek(), { peer, call });
    await session.current?.press(peer, call);
  };
  return {
    view,
    trickle,
    order,
    next,
    isAlive,
    press,
    async play({ peer, call }) {
      await press(peer, call);
      if (call !== 'addIceCandidate') return;
      // A step of an order adds all candidates that wait, as long as they are taken; a button adds one.
      while (view.peek().peers[peer].queue.length > 0) {
        const newest = newestCall(view.peek().log, peer);
        if (newest === null || isRefused(newest.outcome)) return;
        await session.current?.press(peer, call);
      }
    },
    restart(change = {}) {
      trickle.value = change.trickle ?? trickle.peek();
      order.value = change.order ?? order.peek();
      begin();
    },
  };
}

function openSession(view: Signal<JsepView>, trickle: boolean): JsepSession {
  const session: JsepSession = new JsepSession(
    {
      createConnection: () => new RTCPeerConnection(),
      now: () => performance.now(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onChange: (changed) => (view.value = changed),
    },
    { trickle },
  );
  return session;
}
