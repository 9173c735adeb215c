/** What passed, in the order of time, between three lifelines. A table: its rows read well without the drawing, too. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { arrowOf } from './sequence-arrows.ts';
import type { SignalingReport, Step } from './signaling-report.ts';
import { lifelines } from './signaling-words.ts';

interface Props {
  readonly report: SignalingReport;
  /** Position of the chosen step. */
  readonly chosen: number | null;
  readonly onChoose: (at: number) => void;
}

export function SequenceDiagram({ report, chosen, onChoose }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const { steps } = report;
  useLayoutEffect(() => {
    scroll.current?.scrollTo(0, scroll.current.scrollHeight);
  }, [steps.length]);
  const { a, server, b } = lifelines(report);
  return (
    <div
      ref={scroll}
      class="seq"
      data-by-hand={report.way === 'copy-and-paste' ? '' : undefined}
      role="region"
      aria-label="Sequence diagram"
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">ms</th>
            <th scope="col">
              <b>A</b> {a}
            </th>
            <th scope="col">{server}</th>
            <th scope="col">
              <b>B</b> {b}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.length === 0 && (
            <tr class="seq-empty">
              <td colSpan={4}>Each message appears here when it passes.</td>
            </tr>
          )}
          {steps.map((step, at) => (
            <StepRow
              key={at}
              step={step}
              report={report}
              isChosen={at === chosen}
              onChoose={() => onChoose(at)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface StepRowProps {
  readonly step: Step;
  readonly report: SignalingReport;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function StepRow({ step, report, isChosen, onChoose }: StepRowProps) {
  const arrow = arrowOf(step, report.me, report.way === 'copy-and-paste');
  return (
    <tr>
      <td class="seq-time">{step.atMs}</td>
      <td
        colSpan={3}
        class="seq-lane"
        data-look={lookOf(step)}
        data-left={arrow.left}
        data-right={arrow.right}
        data-to={arrow.to}
        data-by={arrow.passesBy ? 'peers' : step.from}
      >
        <i class="seq-line seq-left" aria-hidden="true" />
        <i class="seq-line seq-right" aria-hidden="true" />
        <button
          type="button"
          class="seq-message"
          aria-label={`${step.text}, ${arrow.words}`}
          aria-pressed={isChosen}
          onClick={onChoose}
        >
          {step.text}
        </button>
      </td>
    </tr>
  );
}

/** Which hue it has. */
function lookOf({ kind, message }: Step): string {
  if (kind !== 'message') return kind;
  if (message === null || message.type === 'hello') return 'room';
  if ('sdp' in message) return 'sdp';
  return message.type === 'candidate' ? 'candidate' : 'bye';
}
