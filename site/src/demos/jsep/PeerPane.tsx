/** One peer: its state machines, and its calls as buttons. */
import { shortCode } from './code-of-log.ts';
import { jsepCalls, type CallId } from './jsep-calls.ts';
import { isRefused, type CallEntry } from './jsep-log.ts';
import type { Step } from './jsep-orders.ts';
import type { PeerView } from './jsep-peer.ts';
import type { PeerName } from './peer-name.ts';
import { drawnStates, statePaths, type PeerStates } from './peer-states.ts';
import { SignalingDiagram } from './SignalingDiagram.tsx';

interface Props {
  readonly peer: PeerName;
  readonly view: PeerView;
  /** Its newest call that came to an end. */
  readonly newest: CallEntry | null;
  /** The next step of the chosen order; null at its end. */
  readonly next: Step | null;
  readonly isAlive: boolean;
  readonly onPress: (call: CallId) => void;
  readonly onLook: (call: CallId | null) => void;
}

export function PeerPane({ peer, view, newest, next, isAlive, onPress, onLook }: Props) {
  return (
    <section class="jsep-peer" aria-label={peer}>
      <h3>
        {peer} <span>a connection of this page</span>
      </h3>
      <SignalingDiagram state={view.states.signaling} cameFrom={view.cameFrom} />
      <OtherStates states={view.states} />
      <div class="jsep-calls" role="group" aria-label={`Calls of ${peer}`}>
        {jsepCalls.map(({ id, label, about }) => (
          <button
            key={id}
            type="button"
            class="button"
            disabled={!isAlive}
            data-next={next?.peer === peer && next.call === id}
            title={about}
            onClick={() => onPress(id)}
            onFocus={() => onLook(id)}
            onMouseEnter={() => onLook(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="jsep-held">
        <NewestCall newest={newest} />
        {heldOf(view)}
      </p>
    </section>
  );
}

function NewestCall({ newest }: { readonly newest: CallEntry | null }) {
  if (newest === null) return null;
  const { code, outcome } = newest;
  const isBad = isRefused(outcome);
  return (
    <span class="jsep-newest" data-refused={isBad}>
      {isBad ? '✗' : '✓'} {shortCode(code)}
      {isBad && `: ${outcome.name}`}
    </span>
  );
}

function OtherStates({ states }: { readonly states: PeerStates }) {
  return (
    <dl class="jsep-states">
      {statePaths.map((path) => {
        const current = states[path.state];
        return (
          <div key={path.state}>
            <dt>{path.attribute}</dt>
            <dd data-state={path.state}>
              {drawnStates(path, current).map((state) => (
                <span key={state} data-current={state === current}>
                  {state === current ? <b>{state}</b> : state}
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function heldOf({ created, received, queue, addedCount }: PeerView): string {
  return [
    `created: ${created ?? 'nothing'}`,
    `received: ${received ?? 'nothing'}`,
    `candidates: ${queue.length} wait in the queue, ${addedCount} added`,
  ].join(' · ');
}
