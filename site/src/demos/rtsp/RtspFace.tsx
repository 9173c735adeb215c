/** The console's own face: the request to edit, the picture, and what was said. */
import { useMemo } from 'preact/hooks';
import { formatBytes } from '../../wire-view/quantities.ts';
import { maxDecodedBytes } from '../../wire-view/trace-store-options.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { recordedReception } from './rtsp-recorded.ts';
import { RtspDialogueView } from './RtspDialogueView.tsx';
import { RtspEditor } from './RtspEditor.tsx';
import { RtspPicture } from './RtspPicture.tsx';
import type { RequestDraft } from './use-request-draft.ts';
import { emptyReport, type RtspConsole } from './use-rtsp-console.ts';

export interface RtspFaceProps {
  readonly draft: RequestDraft;
  readonly isConnected: boolean;
  readonly onSend: () => void;
  readonly live: RtspConsole;
  /** The recorded run; null while the live one is shown. */
  readonly recorded: TraceView | null;
  /** True when the wire view decodes a connection no more: it carried too much. */
  readonly stoppedDecoding: boolean;
}

export function RtspFace(props: RtspFaceProps) {
  const { live, recorded, stoppedDecoding } = props;
  const kept = useMemo(() => (recorded === null ? null : recordedReception(recorded)), [recorded]);
  const report = recorded === null ? live.report.value : (kept?.reception ?? emptyReport);
  const jpeg = recorded === null ? live.jpeg.value : (kept?.jpeg ?? null);
  const { dialogue, media } = report;
  return (
    <div class="demo-face rtsp">
      <div class="rtsp-sides">
        <RtspEditor {...props} dialogue={dialogue} />
        <RtspPicture jpeg={jpeg} media={media} state={dialogue.state} />
      </div>
      {live.base.value !== null && (
        <PlayerCommands address={`${live.base.value}/${props.draft.stream.value}`} />
      )}
      <RtspDialogueView exchanges={dialogue.exchanges} />
      {stoppedDecoding && (
        <p class="rtsp-note">
          The wire view decodes the first {formatBytes(maxDecodedBytes)} of a connection, and this
          one carried more: what follows is shown as plain bytes. Stop, and press Connect for a new
          connection; the stream slow lasts longer.
        </p>
      )}
    </div>
  );
}

/** A real player at this address is on the wire of the same run. */
function PlayerCommands({ address }: { readonly address: string }) {
  return (
    <details class="rtsp-players">
      <summary>Play it in a real player, on this wire</summary>
      <pre>
        {[
          `ffplay -rtsp_transport tcp ${address}`,
          `ffplay -rtsp_transport udp ${address}`,
          `gst-launch-1.0 rtspsrc location=${address} latency=0 ! rtpjpegdepay ! jpegdec ! videoconvert ! autovideosink`,
        ].join('\n')}
      </pre>
    </details>
  );
}
