/** The camera of the page, what comes back from the lab server, and what was found in it. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { CaptureReport } from './capture-report.ts';
import { isSentByPage } from './capture-setting.ts';
import { phaseWords } from './capture-words.ts';
import { DetectionPane } from './DetectionPane.tsx';
import { SnapshotPane } from './SnapshotPane.tsx';
import { SourceHelpPane } from './SourceHelpPane.tsx';
import type { Capture } from './use-capture.ts';

interface Props extends ShownFace<CaptureReport> {
  readonly capture: Capture;
  readonly running: boolean;
  /** The screens show the run of now; a recorded one has its pictures on the wire. */
  readonly isLive: boolean;
}

const beforeRun =
  'Press Run: the lab server captures frames, looks for objects in them, and streams them to the screen.';

export function CaptureFace({ capture, report, onlyBytes, running, isLive }: Props) {
  const { source, boxes, threshold } = capture.setting.value;
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : report === null
      ? beforeRun
      : phaseWords(isLive && running ? capture.phase.value : 'over', report);
  const hasPreview = isLive && isSentByPage(source);
  return (
    <>
      <div class="capture-screens" data-preview={hasPreview}>
        <Screens capture={capture} report={report} hasPreview={hasPreview} isLive={isLive} />
        <DetectionPane
          detection={report?.detection ?? null}
          isOff={isLive && !boxes}
          threshold={threshold}
        />
      </div>
      <p class={`capture-words${(report?.problem ?? null) === null ? '' : ' capture-problem'}`}>
        {words}
      </p>
      {isLive && !running && <SourceHelpPane capture={capture} problem={report?.problem ?? null} />}
      <SnapshotPane
        snapshot={isLive ? capture.snapshot.value : null}
        report={report?.snapshot ?? null}
      />
      <Announce sentence={announced(report, running, words)} />
    </>
  );
}

/** Numbers that grow with each frame are nothing for the ear. */
function announced(report: CaptureReport | null, running: boolean, words: string): string {
  return report === null || (running && report.shown > 0) ? '' : words;
}

interface ScreensProps extends Pick<Props, 'capture' | 'report' | 'isLive'> {
  readonly hasPreview: boolean;
}

function Screens({ capture, report, hasPreview, isLive }: ScreensProps) {
  const number = report?.frameNumber ?? null;
  const upload = report?.upload ?? null;
  return (
    <>
      <figure hidden={!hasPreview}>
        <video
          ref={capture.preview}
          {...pictureSize}
          muted
          playsInline
          aria-label="The camera of this page"
        />
        <figcaption>
          <b>in this page</b>
          <span>{upload?.sent ?? 0} sent</span>
        </figcaption>
      </figure>
      <figure hidden={!isLive}>
        <canvas
          ref={capture.canvas}
          {...pictureSize}
          role="img"
          aria-label="The frames from the lab server"
        />
        <figcaption>
          <b>from the lab server</b>
          <span>{number === null ? 'no frame' : `frame ${number}`}</span>
          <span>{report?.shown ?? 0} shown</span>
        </figcaption>
      </figure>
    </>
  );
}
