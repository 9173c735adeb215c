/** Publishes by RTSP (ANNOUNCE, RECORD) what an address shows, as ffmpeg would: no program has to be installed. */
import { RtspClient } from '../../../labs-server/src/labs/rtsp/testing/rtsp-client.ts';
import { jpegClockHz, packetsOfJpeg } from '../../../labs-server/wire/rtp-jpeg/jpeg-packets.ts';
import { readJpegScan } from '../../../labs-server/wire/rtp-jpeg/jpeg-scan.ts';

const framesPerSecond = 10;
const track = 'streamid=0';
const sdp = [
  'v=0',
  'o=- 0 0 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=video 0 RTP/AVP 26',
  `a=control:${track}`,
  '',
].join('\r\n');
/** The dollar sign, and the channel that SETUP asks for. */
const [dollar, channel] = [0x24, 0];

export interface Publishing {
  /** Rejects with what went wrong meanwhile. */
  stop(): Promise<void>;
}

/**
 * @param to rtsp: address to publish to
 * @param snapshot address that answers with a JPEG which RTP can carry
 */
export async function publish(to: string, snapshot: string): Promise<Publishing> {
  const client = await RtspClient.open(Number(new URL(to).port));
  const ask = async (...request: Parameters<RtspClient['ask']>) => {
    const answer = await client.ask(...request);
    if (answer.status !== 200) throw new Error(`${request[0]} was answered ${answer.status}`);
    return answer;
  };
  await ask('ANNOUNCE', to, { 'Content-Type': 'application/sdp' }, sdp);
  const Transport = `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1};mode=record`;
  const answer = await ask('SETUP', `${to}/${track}`, { Transport });
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  await ask('RECORD', to, { Session });
  let [sequenceNumber, sent] = [0, 0];
  let failure: unknown = null;
  const timer = setInterval(() => {
    sendFrame().catch((error: unknown) => (failure ??= error));
  }, 1_000 / framesPerSecond);

  async function sendFrame(): Promise<void> {
    const jpeg = await fetch(snapshot).then((response) => response.arrayBuffer());
    const reading = readJpegScan(new Uint8Array(jpeg));
    if (!reading.ok) throw new Error(reading.reason);
    const timestamp = (sent++ * jpegClockHz) / framesPerSecond;
    const options = { sequenceNumber, timestamp, ssrc: 1, maxPacketBytes: 1_400 };
    for (const packet of packetsOfJpeg(reading.scan, options)) {
      sequenceNumber = (sequenceNumber + 1) & 0xffff;
      const length = packet.length;
      client.write(Buffer.from([dollar, channel, length >> 8, length & 0xff, ...packet]));
    }
  }
  return {
    stop: async () => {
      clearInterval(timer);
      await client.close();
      if (failure !== null) throw failure;
    },
  };
}
