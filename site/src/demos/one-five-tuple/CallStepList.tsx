/** What happened in the call, in order; each step leads to its packet in the wire. */
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import type { SeenStep } from './call-steps.ts';
import type { PlacedPacket } from './packet-places.ts';

interface Props {
  readonly steps: readonly SeenStep[];
  readonly onShow: (packet: PlacedPacket) => void;
}

export function CallStepList({ steps, onShow }: Props) {
  return (
    <section class="five-tuple-steps" aria-label="The call in order">
      <h3>The call in order</h3>
      <ol>
        {steps.map(({ step, packet }) => (
          <li key={step.title} data-protocol={step.protocol} data-seen={packet ? '' : undefined}>
            <span class="five-tuple-protocol">{step.protocol}</span>
            {packet === null ? (
              <b>{step.title}</b>
            ) : (
              <button type="button" onClick={() => onShow(packet)} title="Show it in the wire">
                {step.title}
              </button>
            )}
            <span>
              {step.meaning} <SectionLink source={step.source} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
