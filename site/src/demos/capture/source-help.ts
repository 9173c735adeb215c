/** How to get a source that is not there, as commands of this session. */
import type { CaptureSource } from './capture-setting.ts';

export interface SourceHelp {
  readonly about: string;
  /** A command each. */
  readonly commands: readonly string[];
}

/**
 * The run's own address of the stream, so that its dialogue is on the wire of that run.
 * @param run null before the first one: then nobody's wire shows it
 */
export function publishAddress(rtsp: string, session: string, run: number | null): string {
  return run === null ? `${rtsp}/live` : `${rtsp}/s/${session}/${run}/rtsp/live`;
}

const noRtsp =
  'This lab server has no RTSP: another program has its port. Start it again with --rtsp-port and a free port.';

/** @param address where to publish; null where the lab server has no RTSP */
export function sourceHelp(source: CaptureSource, address: string | null): SourceHelp | null {
  if (source === 'published') {
    return address === null ? { about: noRtsp, commands: [] } : publishHelp(address);
  }
  if (source === 'camera') {
    return {
      about:
        'Only the operator names a camera, on the command line of the lab server; ffmpeg reads it. No page and no client can.',
      commands: ['npm start -- --camera /dev/video0', 'npm start -- --camera rtsp://…'],
    };
  }
  return null;
}

/** RTP carries no Huffman tables but JPEG's own of Annex K (RFC 2435, section 4.1): `-huffman 0`; and no format but 4:2:2 and 4:2:0. */
function publishHelp(address: string): SourceHelp {
  const encoded = '-c:v mjpeg -huffman 0 -pix_fmt yuvj420p -q:v 5 -an';
  const output = `-f rtsp -rtsp_transport tcp ${address}`;
  const pattern = '-re -f lavfi -i testsrc2=size=640x360:rate=15';
  const raw = 'video/x-raw,format=I420,width=640,height=360,framerate=15/1';
  return {
    about: 'Publish one in a terminal, with a test picture or with your camera:',
    commands: [
      `ffmpeg ${pattern} ${encoded} ${output}`,
      `ffmpeg -f v4l2 -i /dev/video0 -vf scale=640:360,fps=15 ${encoded} ${output}`,
      `gst-launch-1.0 videotestsrc is-live=true ! ${raw} ! jpegenc ! rtspclientsink protocols=tcp location=${address}`,
    ],
  };
}
