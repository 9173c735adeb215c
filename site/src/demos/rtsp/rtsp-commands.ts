/** The commands of players and publishers for an address. */
import type { Address } from '../addresses/AddressChoice.tsx';

/** @param url of a stream, `rtsp://...` */
export function playCommands(url: string): readonly Address[] {
  return [
    { label: 'ffplay TCP', text: `ffplay -fflags nobuffer -rtsp_transport tcp ${url}` },
    { label: 'ffplay UDP', text: `ffplay -fflags nobuffer -rtsp_transport udp ${url}` },
    { label: 'ffprobe', text: `ffprobe -rtsp_transport tcp -show_streams ${url}` },
    {
      label: 'ffmpeg',
      text: `ffmpeg -rtsp_transport tcp -i ${url} -t 5 -c copy camera.mkv`,
    },
    { label: 'GStreamer TCP', text: gstreamer('tcp', url) },
    { label: 'GStreamer UDP', text: gstreamer('udp', url) },
    { label: 'VLC', text: `vlc --rtsp-tcp ${url}` },
  ];
}

function gstreamer(protocols: 'tcp' | 'udp', url: string): string {
  return `gst-launch-1.0 rtspsrc location=${url} protocols=${protocols} latency=0 ! rtpjpegdepay ! jpegdec ! videoconvert ! autovideosink`;
}

/**
 * A test picture, 15 times per second. RTP/JPEG knows the Huffman tables of Annex K only (RFC 2435 section 3.1.4), so
 * ffmpeg must not make its own.
 */
export function publishCommands(url: string): readonly Address[] {
  const ffmpeg = (transport: 'tcp' | 'udp'): string =>
    `ffmpeg -re -f lavfi -i testsrc=size=640x360:rate=15 -c:v mjpeg -huffman 0 -pix_fmt yuvj420p -f rtsp -rtsp_transport ${transport} ${url}`;
  return [
    { label: 'ffmpeg TCP', text: ffmpeg('tcp') },
    { label: 'ffmpeg UDP', text: ffmpeg('udp') },
    {
      label: 'GStreamer',
      text: `gst-launch-1.0 videotestsrc is-live=true ! video/x-raw,width=640,height=360,framerate=15/1 ! jpegenc ! rtspclientsink protocols=tcp location=${url}`,
    },
  ];
}
