/** Clients of both kinds that watch the camera: streams of M-JPEG, and players of RTSP over TCP. */
import { RtspClient } from '../src/labs/rtsp/testing/rtsp-client.ts';
import { openMJpegStreams } from './m-jpeg-clients.ts';
import type { ServerStarted } from './server-message.ts';

export interface VideoWatchers {
  /** Bytes that the M-JPEG streams received until now. */
  readonly receivedBytes: number;
  /** RTP packets that the players received until now. */
  readonly packets: number;
  close(): Promise<void>;
}

const perKind = 2;
const overTcp = { Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' };

async function openPlayer(port: number, name: string): Promise<RtspClient> {
  const url = `rtsp://127.0.0.1:${port}/${name}`;
  const client = await RtspClient.open(port);
  const { fields } = await client.ask('SETUP', `${url}/trackID=0`, overTcp);
  const [Session = ''] = fields.get('session')?.split(';') ?? [];
  const { status } = await client.ask('PLAY', url, { Session });
  if (status !== 200) throw new Error(`PLAY was answered with ${status}`);
  return client;
}

/** Two of each kind, at 15 frames per second; `boxes` asks for detected objects to be marked. */
export async function openVideoWatchers(
  { url, rtspPort }: ServerStarted,
  boxes: boolean,
): Promise<VideoWatchers> {
  const stream = `${url}/m-jpeg/stream?fps=15&boxes=${boxes}`;
  const streams = await openMJpegStreams(Array.from({ length: perKind }, () => stream));
  const name = boxes ? 'detected' : 'camera';
  const players = await Promise.all(
    Array.from({ length: perKind }, () => openPlayer(rtspPort, name)),
  );
  return {
    get receivedBytes() {
      return streams.receivedBytes;
    },
    get packets() {
      return players.reduce((sum, { interleaved }) => sum + interleaved.length, 0);
    },
    async close() {
      for (const socket of streams.sockets) socket.destroy();
      await Promise.all(players.map((player) => player.close()));
    },
  };
}
