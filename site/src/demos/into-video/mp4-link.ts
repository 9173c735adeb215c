/** The WebSocket that brings the camera as fragmented MP4. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import type { Fragment, Tune } from './ways.ts';

export interface Mp4LinkEvents {
  /** Once, first: what the segments are, such as `video/mp4; codecs="avc1.42C01F"`. */
  onType(mediaType: string): void;
  onSegment(segment: ArrayBuffer): void;
}

export interface Mp4Encoding {
  readonly tune: Tune;
  readonly fragment: Fragment;
}

interface Mp4Status {
  readonly mp4: { readonly missing: string | null };
}

/** What the lab server lacks for an MP4, with the remedy; null for nothing. A page cannot read why its WebSocket is refused. */
export async function missingForMp4(lab: LabApi): Promise<string | null> {
  const response = await fetch(lab.url('/rtsp/status'), { signal: lab.signal, cache: 'no-store' });
  if (!response.ok) return problemText(response);
  const { mp4 } = (await response.json()) as Mp4Status;
  return mp4.missing;
}

/** Settles when the connection is over: rejects where it never was, or was lost. Stop ends it. */
export function openMp4Link(
  lab: LabApi,
  { tune, fragment }: Mp4Encoding,
  { onType, onSegment }: Mp4LinkEvents,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(lab.url('/rtsp/mp4', { tune, fragment }).replace(/^http/, 'ws'));
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) onSegment(data);
      else onType((JSON.parse(String(data)) as { readonly mediaType: string }).mediaType);
    };
    socket.onclose = ({ code, reason }) => {
      if (lab.signal.aborted || code === 1000) resolve();
      else reject(new Error(reason === '' ? refused : `The connection ended: ${reason}.`));
    };
    if (lab.signal.aborted) socket.close();
    lab.onStop(() => socket.close());
  });
}

const refused =
  'The lab server refused the WebSocket, or was lost. It transcodes for three sessions at a time: try again in a while.';
