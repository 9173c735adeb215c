/** What a run of the call showed, as plain data. */
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { oneOf } from '../one-of.ts';
import { callSides, type CallSide } from './call-side.ts';
import type { CallSample } from './call-stats.ts';

export interface CallReport {
  readonly side: CallSide;
  readonly samples: readonly CallSample[];
}

const textNames = ['limitation', 'codec', 'tlsVersion', 'srtpCipher', 'candidates'] as const;

const numberNames = [
  'sentKbps',
  'targetKbps',
  'availableKbps',
  'sentFps',
  'shownFps',
  'width',
  'height',
  'keyFrames',
  'keyFrameRequests',
  'retransmitted',
  'roundTripMs',
  'jitterMs',
  'packetsLost',
  'framesDropped',
  'freezes',
  'jitterBufferMs',
] as const;

/** Reads a report that a trace keeps. */
export const readCallReport: FaceReader<CallReport> = (value) => ({
  side: oneOf(callSides, value['side']),
  samples: list(value['samples'])
    .map(object)
    .map((sample) => {
      const numbers = numberNames.map((name) => [name, orNull(sample[name], number)] as const);
      const texts = textNames.map((name) => [name, orNull(sample[name], text)] as const);
      return {
        atSeconds: number(sample['atSeconds']),
        ...(Object.fromEntries(numbers) as Pick<CallSample, (typeof numberNames)[number]>),
        ...(Object.fromEntries(texts) as Pick<CallSample, (typeof textNames)[number]>),
      } satisfies CallSample;
    }),
});
