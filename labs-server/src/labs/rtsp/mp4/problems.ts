/** Why there is no MP4, and what to do then. */
import type { Problem } from '../../../problem/problem.ts';
import type { FfmpegFound } from './ffmpeg.ts';
import { maxTranscodings } from './transcodings.ts';

export const problems = {
  noFfmpeg: {
    status: 503,
    code: 'no-ffmpeg',
    detail:
      'The MP4 is made by ffmpeg, and there is none on the lab server’s machine. Install it there (Debian, Ubuntu: sudo apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), then try again.',
  },
  withoutH264: {
    status: 503,
    code: 'no-h264-encoder',
    detail:
      'The ffmpeg of the lab server’s machine was built without the H.264 encoder libx264. Install one that has it, start the lab server again, then try again.',
  },
  noRtsp: {
    status: 503,
    code: 'no-rtsp',
    detail:
      'ffmpeg reads the RTSP port of the lab server, and another program has that port. Start the lab server again with --rtsp-port and a free port.',
  },
  tooMany: {
    status: 503,
    code: 'too-many-transcodings',
    detail: `Each transcoding costs a processor core, and the lab server does ${maxTranscodings} at a time. Try again in a while.`,
  },
} as const satisfies Record<string, Problem>;

/** What is missing for an MP4; null when all is there. */
export function missingFor(found: FfmpegFound, rtspUrl: string | null): Problem | null {
  if (found.state === 'missing') return problems.noFfmpeg;
  if (found.state === 'without-h264') return problems.withoutH264;
  return rtspUrl === null ? problems.noRtsp : null;
}
