/** One run: a call with Bob that has everything, a message over a data channel and a picture. */
import type { LabApi } from '../../cell/lab-api.ts';
import { openDrawing } from '../capture/drawing.ts';
import { stopTracks } from '../capture/webcam.ts';
import { problemText } from '../problem-text.ts';
import type { FiveTupleReport } from './five-tuple-report.ts';

export interface FiveTupleSetting {
  readonly message: string;
  readonly sendsVideo: boolean;
}

const candidatePatienceMs = 3_000;
const connectPatienceMs = 15_000;
/** Long enough for reports of RTCP. */
const talkMs = 3_000;
const lookEveryMs = 250;

const noCandidate =
  'This browser has no candidate: it sees no network. Connect to any network, or look at the recorded run.';

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
    await signal(lab, connection);
    await connected(lab, connection);
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

/** Without trickle ICE: one offer with all candidates, one answer. */
async function signal(lab: LabApi, connection: RTCPeerConnection): Promise<void> {
  await connection.setLocalDescription();
  await Promise.race([gathered(connection), lab.sleep(candidatePatienceMs)]);
  const offer = connection.localDescription?.sdp ?? '';
  if (!/^a=candidate:/m.test(offer)) throw new Error(noCandidate);
  const response = await fetch(lab.url('/webrtc/offer'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/sdp' },
    body: offer,
    signal: lab.signal,
  });
  if (!response.ok) throw new Error(await problemText(response));
  await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
}

async function connected(lab: LabApi, connection: RTCPeerConnection): Promise<void> {
  const settled = new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (connection.connectionState === 'connected') resolve();
      if (connection.connectionState === 'failed') reject(new Error('No path to Bob was found.'));
    };
    connection.addEventListener('connectionstatechange', look);
    look();
  });
  const late = lab.sleep(connectPatienceMs).then(() => {
    throw new Error('Bob and this page found no path to each other. Run it again.');
  });
  await Promise.race([settled, late]);
}

async function framesReceived(connection: RTCPeerConnection): Promise<number> {
  const stats = await connection.getStats();
  for (const report of stats.values()) {
    const { type, kind, framesReceived: frames } = report as RTCInboundRtpStreamStats;
    if (type === 'inbound-rtp' && kind === 'video') return frames ?? 0;
  }
  return 0;
}
