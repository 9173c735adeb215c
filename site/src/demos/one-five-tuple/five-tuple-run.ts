/** One run: a call with Bob that has everything, a message over a data channel and a picture. */
import type { LabApi } from '../../cell/lab-api.ts';
import { openDrawing } from '../capture/drawing.ts';
import { stopTracks } from '../capture/webcam.ts';
import { postOffer } from '../peer-connection/connect-by-post.ts';
import { gatheredDescription } from '../webrtc/gathered-description.ts';
import { untilBobConnected } from '../webrtc/until-bob-connected.ts';
import type { FiveTupleReport } from './five-tuple-report.ts';

export interface FiveTupleSetting {
  readonly message: string;
  readonly sendsVideo: boolean;
}

/** Long enough for reports of RTCP. */
const talkMs = 3_000;
const lookEveryMs = 250;

export async function runFiveTuple(
  lab: LabApi,
  { message, sendsVideo }: FiveTupleSetting,
  tell: (report: FiveTupleReport) => void,
): Promise<void> {
  const connection = new RTCPeerConnection();
  lab.onStop(() => connection.close());
  let report: FiveTupleReport = { echo: null, framesReceived: 0 };
  const say = (news: Partial<FiveTupleReport>): void => {
    report = { ...report, ...news };
    tell(report);
  };
  say({});
  const drawing = sendsVideo ? addDrawing(lab, connection) : null;
  try {
    const channel = connection.createDataChannel('chat');
    channel.onopen = () => channel.send(message);
    channel.onmessage = ({ data }) => say({ echo: String(data) });
    await postOffer(lab, connection, await gatheredDescription(lab, connection));
    await untilBobConnected(lab, connection);
    for (let elapsedMs = 0; elapsedMs < talkMs; elapsedMs += lookEveryMs) {
      await lab.sleep(lookEveryMs);
      say({ framesReceived: await framesReceived(connection) });
    }
  } finally {
    connection.close();
    if (drawing !== null) stopTracks(drawing);
  }
}

function addDrawing(lab: LabApi, connection: RTCPeerConnection): MediaStream {
  const stream = openDrawing(lab.signal);
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  return stream;
}

async function framesReceived(connection: RTCPeerConnection): Promise<number> {
  const stats = await connection.getStats();
  for (const report of stats.values()) {
    const { type, kind, framesReceived: frames } = report as RTCInboundRtpStreamStats;
    if (type === 'inbound-rtp' && kind === 'video') return frames ?? 0;
  }
  return 0;
}
