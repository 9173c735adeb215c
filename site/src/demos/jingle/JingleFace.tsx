/** The demo's own face: the stream and the call, its messages, and the offer in both forms. */
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import { IncomingPicture } from '../message-diagram/IncomingPicture.tsx';
import diagramStyles from '../message-diagram/message-diagram.css?url';
import { SeenLines } from '../message-diagram/SeenLines.tsx';
import type { ShownTrace } from '../shown-trace.ts';
import { jingleWords, type JingleReport } from './jingle-report.ts';
import type { JingleRun } from './jingle-run.ts';
import { JingleControls } from './JingleControls.tsx';
import { JingleDiagram } from './JingleDiagram.tsx';
import type { useJingleRun } from './use-jingle-run.ts';

type Phone = ReturnType<typeof useJingleRun>;

export interface JingleFaceProps extends Pick<Phone, 'login' | 'withPicture'> {
  /** Null while nothing runs, and for a recorded run. */
  readonly run: JingleRun | null;
  readonly report: JingleReport;
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
  /** Null: the first record is the origin. */
  readonly originUs: number | null;
  /** The picture that comes in. */
  readonly stream: MediaStream | null;
  readonly onCall: (to: string) => void;
}

export function JingleFace(props: JingleFaceProps) {
  useStyles(diagramStyles);
  const { report, shown, originUs, stream } = props;
  return (
    <div class="demo-face phone">
      <JingleControls {...props} />
      <div class="phone-agents">
        <IncomingPicture stream={stream} />
      </div>
      <JingleDiagram shown={shown} originUs={originUs} />
      <OfferTwice report={report} />
      <SeenLines
        lines={report.lines}
        empty="Nothing yet: what the page does, and what it gets, appears here."
      />
      <Announce sentence={jingleWords(report)} />
    </div>
  );
}

function OfferTwice({ report: { offerSdp, offerXml } }: { readonly report: JingleReport }) {
  if (offerSdp === null || offerXml === null) return null;
  return (
    <section class="phone-offer" aria-label="The offer in both forms">
      <div>
        <h3>The browser’s offer, in SDP</h3>
        <pre tabIndex={0}>{offerSdp.trim()}</pre>
      </div>
      <div>
        <h3>The same as Jingle says it</h3>
        <pre tabIndex={0}>{offerXml}</pre>
      </div>
    </section>
  );
}
