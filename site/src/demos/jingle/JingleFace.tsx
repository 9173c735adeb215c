/** The demo's own face: the stream and the call, its messages, and the offer in both forms. */
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import type { DiagramRow } from '../message-diagram/diagram-row.ts';
import { IncomingPicture } from '../message-diagram/IncomingPicture.tsx';
import diagramStyles from '../message-diagram/message-diagram.css?url';
import { MessageDiagram } from '../message-diagram/MessageDiagram.tsx';
import { SeenLines } from '../message-diagram/SeenLines.tsx';
import { jingleWords, type JingleReport } from './jingle-report.ts';
import type { JingleRun } from './jingle-run.ts';
import { JingleControls } from './JingleControls.tsx';
import type { useJingleRun } from './use-jingle-run.ts';

type Phone = ReturnType<typeof useJingleRun>;

export interface JingleFaceProps extends Pick<Phone, 'login' | 'withPicture'> {
  /** Null while nothing runs, and for a recorded run. */
  readonly run: JingleRun | null;
  readonly report: JingleReport;
  readonly rows: readonly DiagramRow[];
  readonly originUs: number;
  /** The picture that comes in. */
  readonly stream: MediaStream | null;
  readonly onCall: (to: string) => void;
}

export function JingleFace(props: JingleFaceProps) {
  useStyles(diagramStyles);
  const { report, rows, originUs, stream } = props;
  return (
    <div class="demo-face phone">
      <JingleControls {...props} />
      <div class="phone-agents">
        <IncomingPicture stream={stream} />
      </div>
      <MessageDiagram
        rows={rows}
        originUs={originUs}
        server="lab.invalid"
        label="XMPP messages in the order of time"
        empty="Press Connect: each message of XMPP appears here, as it crossed the wire."
      />
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
