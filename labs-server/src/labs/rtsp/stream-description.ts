/** The description of a stream of JPEGs as SDP (RFC 2326 appendix C, RFC 8866), and what is read of a publisher's. */
import { jpegPayloadType } from '../../../wire/rtp-jpeg/jpeg-packets.ts';

export interface DescribedStream {
  readonly title: string;
  /** The address of this server, as the client reached it. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** The one media stream of every presentation here. */
export const trackControl = 'trackID=0';

export function describeStream({
  title,
  address,
  width,
  height,
  framesPerSecond,
}: DescribedStream): string {
  const family = address.includes(':') ? 'IP6' : 'IP4';
  const lines = [
    'v=0',
    `o=- 0 0 IN ${family} ${address}`,
    `s=${title}`,
    // Where the data goes is a matter of SETUP (RFC 2326 appendix C.1.7).
    `c=IN ${family} ${family === 'IP6' ? '::' : '0.0.0.0'}`,
    't=0 0',
    'a=control:*',
    'a=range:npt=now-',
    `m=video 0 RTP/AVP ${jpegPayloadType}`,
    `a=control:${trackControl}`,
    `a=framerate:${framesPerSecond}`,
    `a=cliprect:0,0,${height},${width}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** What a publisher announces of its first video stream. */
export interface AnnouncedMedia {
  readonly payloadTypes: readonly number[];
  /** As in `a=control`; empty where there is none. */
  readonly control: string;
}

/** `null` where no video is announced. */
export function readAnnouncedVideo(sdp: string): AnnouncedMedia | null {
  const [, ...media] = sdp.split(/^m=/m);
  const video = media.find((section) => section.startsWith('video '));
  if (video === undefined) return null;
  const [mediaLine = '', ...lines] = video.split(/\r?\n/);
  const [, , profile, ...payloadTypes] = mediaLine.trim().split(' ');
  const control = lines.find((line) => line.startsWith('a=control:'))?.slice('a=control:'.length);
  if (profile !== 'RTP/AVP') return null;
  return { payloadTypes: payloadTypes.map(Number), control: control?.trim() ?? '' };
}
