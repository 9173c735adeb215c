/** What the chosen message says, and where it can be seen on the wire. */
import type { Step } from './signaling-report.ts';
import { contentOf } from './signaling-words.ts';

interface Props {
  readonly step: Step | null;
  readonly onWire: boolean;
  readonly byHand: boolean;
}

export function StepContent({ step, onWire, byHand }: Props) {
  if (step === null) {
    return (
      <p class="sig-content sig-hint">
        Choose a message in the diagram: what it says stands here, and its bytes are marked in the
        wire below.
      </p>
    );
  }
  return (
    <section class="sig-content" aria-label="The chosen message">
      <h3>
        {step.text} <small>from {step.from}</small>
      </h3>
      <pre tabIndex={0}>{contentOf(step)}</pre>
      <p>{whereWords(step, onWire, byHand)}</p>
    </section>
  );
}

function whereWords({ kind }: Step, onWire: boolean, byHand: boolean): string {
  if (onWire) return 'Its bytes are marked in the wire below.';
  if (kind === 'open' || kind === 'direct') {
    return 'It went from peer to peer, encrypted: it crossed no socket of the signaling server.';
  }
  if (byHand) return 'It was carried by hand: it crossed no socket.';
  if (kind === 'room') return 'A request to the server: look for its head in the wire below.';
  return 'Its bytes are no longer among those that the wire below shows.';
}
