/** What the lab refuses, and what to do then. */
import type { Problem } from '../../problem/problem.ts';
import { streamLimits } from './streams.ts';

export const problems = {
  headerWithoutLength: {
    status: 400,
    code: 'invalid-parameter',
    detail:
      'With `flush=header` the header of a part is sent before its frame exists, so it has no Content-Length that could be wrong. Leave `length` out, or choose another `flush`.',
  },
  full: {
    session: {
      status: 429,
      code: 'too-many-streams',
      detail: `The session has ${streamLimits.perSession} M-JPEG streams open. Stop one, then start this again.`,
    },
    process: {
      status: 503,
      code: 'too-many-streams',
      detail: `The lab server has ${streamLimits.perProcess} M-JPEG streams open. Try again in a while.`,
    },
  },
  tooManyEncoders: {
    status: 503,
    code: 'too-many-encoders',
    detail:
      'The camera is watched with too many different settings at the same time. Choose the `fps`, `quality`, `boxes` and `threshold` of a stream that is open, or try again in a while.',
  },
  tooManyWebcams: {
    status: 503,
    code: 'too-many-webcams',
    detail: 'Too many webcams send to the lab server. Try again in a while.',
  },
  tooManySnapshots: {
    status: 503,
    code: 'too-many-snapshots',
    detail:
      'The lab server makes too many different snapshots at the same time. Ask again in a moment, or for one with the `quality`, `boxes` and `threshold` of the others: they are made once for all.',
  },
  noPicture: {
    status: 503,
    code: 'no-picture',
    detail: 'The source of the camera has sent no picture yet. Try again in a moment.',
  },
  noCamera: (detail: string): Problem => ({ status: 503, code: 'no-camera', detail }),
} as const satisfies Record<string, unknown>;
