/** What a page did to publish, and what Bob counted, as plain data. */
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

export interface WhipExchange {
  readonly method: string;
  /** What it was for, in a few words. */
  readonly purpose: string;
  readonly status: number;
  /** Milliseconds from the start of the run to the response. */
  readonly atMs: number;
}

/** Of the video that arrived at Bob. */
export interface Arrived {
  readonly codec: string;
  readonly size: string;
  readonly frames: number;
  readonly keyFrames: number;
  readonly packets: number;
  readonly lost: number;
  readonly bytes: number;
}

export interface WhipReport {
  readonly exchanges: readonly WhipExchange[];
  readonly arrived: Arrived | null;
  /** Milliseconds from the start of the run until the connection stood; null before. */
  readonly connectedMs: number | null;
  /** How many servers the Link fields named. */
  readonly iceServers: number;
}

export const noReport: WhipReport = {
  exchanges: [],
  arrived: null,
  connectedMs: null,
  iceServers: 0,
};

export const readWhipReport: FaceReader<WhipReport> = (value) => ({
  exchanges: list(value['exchanges']).map((one) => {
    const { method, purpose, status, atMs } = object(one);
    return {
      method: text(method),
      purpose: text(purpose),
      status: number(status),
      atMs: number(atMs),
    };
  }),
  arrived: orNull(value['arrived'], (arrived) => {
    const { codec, size, frames, keyFrames, packets, lost, bytes } = object(arrived);
    return {
      codec: text(codec),
      size: text(size),
      frames: number(frames),
      keyFrames: number(keyFrames),
      packets: number(packets),
      lost: number(lost),
      bytes: number(bytes),
    };
  }),
  connectedMs: orNull(value['connectedMs'], number),
  iceServers: number(value['iceServers']),
});

/** The counts of the one video of the newest call, from `GET /whip/status`; null while none came. */
export function arrivedOf(status: unknown): Arrived | null {
  try {
    const { calls } = object(status as Parameters<typeof object>[0]);
    const call = object(list(calls).at(-1));
    const video = list(call['media'])
      .map(object)
      .find(({ kind }) => kind === 'video');
    if (video === undefined || number(video['packets']) === 0) return null;
    const size = orNull(video['size'], object);
    return {
      codec: text(video['codec']),
      size: size === null ? '' : `${number(size['width'])} × ${number(size['height'])}`,
      frames: number(video['frames']),
      keyFrames: number(video['keyFrames']),
      packets: number(video['packets']),
      lost: number(video['lost']),
      bytes: number(video['bytes']),
    };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
