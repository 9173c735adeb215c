/** One run: publish into Bob for some seconds, as the settings say. */
import type { LabApi } from '../../cell/lab-api.ts';
import { openDrawing } from '../capture/drawing.ts';
import { openWebcam } from '../capture/webcam.ts';
import { noCandidate } from '../webrtc/gathered-description.ts';
import { untilBobConnected } from '../webrtc/until-bob-connected.ts';
import { LocalCandidates } from './local-candidates.ts';
import { arrivedOf, noReport, type WhipReport } from './whip-report.ts';
import { WhipClient } from './whip-session.ts';

export interface WhipSetting {
  readonly source: 'drawing' | 'camera';
  /** False: the offer waits for all candidates. */
  readonly trickles: boolean;
  readonly restartsIce: boolean;
}

const publishMs = 4_000;
/** In bits per second: every packet is on the wire twice, as it came and decrypted. */
const maxBitrate = 120_000;
/** Rarely: the question is on the wire as well. */
const lookEveryMs = 1_000;

export async function runWhip(
  lab: LabApi,
  { source, trickles, restartsIce }: WhipSetting,
  show: (stream: MediaStream) => void,
  tell: (report: WhipReport) => void,
): Promise<void> {
  const stream = await (source === 'camera'
    ? openWebcam(navigator.mediaDevices, lab.signal)
    : openDrawing(lab.signal));
  show(stream);
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  lab.onStop(() => connection.close());
  let report = noReport;
  const say = (news: Partial<WhipReport>): void => tell((report = { ...report, ...news }));
  say({});
  const local = new LocalCandidates(connection, lab);
  const client = new WhipClient(lab, connection, (exchange) =>
    say({ exchanges: [...report.exchanges, exchange] }),
  );
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('The source has no video.');
  connection.addTransceiver(track, {
    direction: 'sendonly',
    streams: [stream],
    sendEncodings: [{ maxBitrate }],
  });
  try {
    await connection.setLocalDescription();
    if (!trickles && (await local.all()).length === 0) throw new Error(noCandidate);
    const { iceServers } = await client.publish();
    say({ iceServers: iceServers.length });
    if (trickles) {
      const candidates = await local.all();
      if (candidates.length === 0) throw new Error(noCandidate);
      await client.addCandidates(candidates, true);
    }
    await untilBobConnected(lab, connection);
    say({ connectedMs: Math.round(lab.now()) });
    await watch(lab, publishMs / 2, (arrived) => say({ arrived }));
    if (restartsIce) await client.restartIce(() => local.all());
    await watch(lab, publishMs / 2, (arrived) => say({ arrived }));
  } finally {
    try {
      if (!lab.signal.aborted) await client.end();
    } finally {
      connection.close();
      for (const one of stream.getTracks()) one.stop();
    }
  }
}

async function watch(
  lab: LabApi,
  durationMs: number,
  arrived: (counts: WhipReport['arrived']) => void,
): Promise<void> {
  for (let elapsedMs = 0; elapsedMs < durationMs; elapsedMs += lookEveryMs) {
    await lab.sleep(lookEveryMs);
    const response = await fetch(lab.url('/whip/status'), { signal: lab.signal });
    arrived(arrivedOf(await response.json()));
  }
}
