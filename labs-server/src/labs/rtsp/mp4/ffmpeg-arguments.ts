/** What ffmpeg is asked for: a fixed list, of which a client chooses two words. */
import type { rtspEndpoints } from '../../../../wire/mechanisms/rtsp.ts';
import type { QueryOf } from '../../query.ts';

export type Mp4Setting = QueryOf<typeof rtspEndpoints.mp4>;

/** The RTSP lab's cameras have 15 frames per second, so this is a keyframe each second. */
const framesOfGroup = 15;

const encoders = {
  zerolatency: '-preset ultrafast -tune zerolatency',
  // Without a tune x264 looks at later frames before it decides about one, and has frames that depend on later ones.
  none: '-preset veryfast',
} as const;

const fragments = { frame: 'frag_every_frame', keyframe: 'frag_keyframe' } as const;

/** @param url of our own RTSP listener, made by this server */
export function mp4Arguments(url: string, { tune, fragment }: Mp4Setting): readonly string[] {
  return [
    ...words('-nostdin -loglevel error -protocol_whitelist rtsp,rtp,tcp -rtsp_transport tcp'),
    // The description says all that is needed: nothing has to be found out from the first seconds.
    ...words('-fflags nobuffer -flags low_delay -analyzeduration 0 -probesize 32 -threads 1'),
    '-i',
    url,
    // Without these two it takes the clock of RTP for the number of frames in a second: thousands of them.
    ...words('-fps_mode passthrough -enc_time_base 1:90000'),
    ...words(`-an -threads 1 -c:v libx264 ${encoders[tune]} -pix_fmt yuv420p -g ${framesOfGroup}`),
    // It would take the highest level, for a stream of which it does not know how many frames a second has.
    ...words('-level 3.1 -crf 30 -flush_packets 1 -f mp4'),
    ...words(`-movflags empty_moov+default_base_moof+${fragments[fragment]} pipe:1`),
  ];
}

function words(line: string): readonly string[] {
  return line.split(' ');
}
