/** The face of a Binding exchange: the answer worked out, and the candidate that came of it. */
import { bindingMethod } from '@wireside/labs-server/wire/stun/message-type.ts';
import { useStyles } from '../../styles/use-styles.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { Announce } from '../Announce.tsx';
import { endpointText } from '../ice/candidate-facts.ts';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import type { ShownFace } from '../trace-face.ts';
import styles from './stun.css?url';
import type { StunReport } from './stun-report.ts';
import { reflexiveWords } from './stun-words.ts';
import { wireUnits } from './wire-units.ts';
import { XorTable } from './XorTable.tsx';
import { xorSteps, type XorSteps } from './xor-steps.ts';

interface Props extends ShownFace<StunReport> {
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
}

export function StunFace({ report, shown }: Props) {
  useStyles(styles);
  const view = viewOf(shown);
  const steps = view === null ? null : newestSteps(view);
  const mapped =
    steps === null ? null : { address: steps.address.text, port: Number(steps.port.text) };
  const words = report === null ? '' : reflexiveWords(report, mapped);
  return (
    <div class="stun-sides">
      <section aria-label="XOR-MAPPED-ADDRESS, undone">
        <h3>
          The answer, undone <SectionLink source={{ standard: 'RFC 8489', section: '14.2' }} />
        </h3>
        {steps === null ? (
          <p class="stun-empty">
            Press Run: the browser asks the lab’s STUN server, and the address in the answer is
            worked out here from its bytes.
          </p>
        ) : (
          <XorTable steps={steps} />
        )}
      </section>
      <section aria-label="The candidate">
        <h3>What the browser made of it</h3>
        {report !== null && <Candidates report={report} />}
        <p>{words === '' ? 'The candidates appear here.' : words}</p>
        <Announce sentence={words} />
      </section>
    </div>
  );
}

function Candidates({ report }: { readonly report: StunReport }) {
  return (
    <ul class="stun-candidates">
      {report.agent.candidates.map((candidate) => (
        <li key={candidate.line}>
          <b>{candidate.type}</b> {endpointText(candidate)}
          {candidate.protocol === 'udp' ? '' : ` ${candidate.protocol}`}
        </li>
      ))}
    </ul>
  );
}

/** Of the newest Binding success response. */
function newestSteps(view: TraceView): XorSteps | null {
  const newest = wireUnits(view).findLast(
    ({ unit }) =>
      unit.kind === 'stun' &&
      unit.message.method === bindingMethod &&
      unit.message.messageClass === 'success response',
  );
  return newest?.unit.kind === 'stun' ? xorSteps(newest.unit.message, newest.bytes) : null;
}
