/** The face of a call: its choices, its state, its diagram, and what one can say once it is connected. */
import { useState } from 'preact/hooks';
import { Announce } from '../Announce.tsx';
import { CallControls } from './CallControls.tsx';
import { CallVideos } from './CallVideos.tsx';
import { ChatBox } from './ChatBox.tsx';
import { HandBoxes } from './HandBoxes.tsx';
import { RoomInvitation } from './RoomInvitation.tsx';
import { SequenceDiagram } from './SequenceDiagram.tsx';
import type { SignalingReport, Step } from './signaling-report.ts';
import { phaseWords } from './signaling-words.ts';
import { StepContent } from './StepContent.tsx';
import type { Signaling } from './use-signaling.ts';
import { WayTimes } from './WayTimes.tsx';

export interface SignalingFaceProps {
  readonly id: string;
  readonly report: SignalingReport;
  readonly isRecorded: boolean;
  readonly isRunning: boolean;
  readonly signaling: Signaling;
  /** Marks the step's bytes on the wire; false where there are none. */
  readonly onShow: (step: Step) => boolean;
}

export function SignalingFace(props: SignalingFaceProps) {
  const { id, report, isRecorded, isRunning, signaling } = props;
  const live = !isRecorded;
  const isWaiting = live && isRunning && report.phase === 'waiting';
  const words = phaseWords(report);
  return (
    <div class="demo-face sig">
      <CallControls id={id} signaling={signaling} isRunning={isRunning} />
      <p class="sig-phase" data-phase={report.phase}>
        <b>{words}</b>
      </p>
      {isWaiting && report.code !== null && (
        <RoomInvitation code={report.code} stage={`bench-${id}`} />
      )}
      {live && <HandBoxes boxes={signaling.boxes.value} onPaste={signaling.paste} />}
      <Notices notices={report.notices} />
      <Panes {...props} />
      <WayTimes times={signaling.times.value} />
      <Announce sentence={report.phase === 'idle' ? '' : (report.notices.at(-1) ?? words)} />
    </div>
  );
}

function Notices({ notices }: Pick<SignalingReport, 'notices'>) {
  if (notices.length === 0) return null;
  return (
    <ul class="sig-notices" aria-label="What happened">
      {notices.map((notice, index) => (
        <li key={index}>{notice}</li>
      ))}
    </ul>
  );
}

/** The diagram; beside it what is chosen in it, and what can be said. */
function Panes({ report, isRecorded, isRunning, signaling, onShow }: SignalingFaceProps) {
  const [chosen, setChosen] = useState<{ readonly at: number; readonly onWire: boolean } | null>(
    null,
  );
  const choose = (at: number): void => {
    const step = report.steps[at];
    if (step !== undefined) setChosen({ at, onWire: onShow(step) });
  };
  return (
    <div class="sig-panes">
      <SequenceDiagram report={report} chosen={chosen?.at ?? null} onChoose={choose} />
      <div class="sig-side">
        <StepContent
          step={chosen === null ? null : (report.steps[chosen.at] ?? null)}
          onWire={chosen?.onWire ?? false}
          byHand={report.way === 'copy-and-paste'}
        />
        {!isRecorded && (
          <>
            <ChatBox
              open={isRunning && report.phase === 'connected'}
              both={report.me === null}
              onSay={signaling.say}
            />
            <CallVideos streams={signaling.streams.value} />
          </>
        )}
      </div>
    </div>
  );
}
