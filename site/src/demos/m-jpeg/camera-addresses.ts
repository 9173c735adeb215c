/** Where the camera is for other programs: addresses to open, and commands to copy. */
import type { LabApi } from '../../cell/lab-api.ts';
import type { CameraSetting } from './camera-report.ts';

/** Makes the address of an endpoint. */
export type LabAddress = LabApi['url'];

export interface CameraAddress {
  readonly label: string;
  /** An address, or a whole command of a shell. */
  readonly text: string;
  /** Whether a browser can open it. */
  readonly isLink: boolean;
}

/** What the settings ask of `GET /m-jpeg/stream`. */
export function streamParameters(setting: CameraSetting) {
  const { fps, flush } = setting;
  return { fps, flush, ...pictureParameters(setting) };
}

function pictureParameters({ quality, boxes, threshold }: CameraSetting) {
  return { quality, ...(boxes ? { boxes, threshold } : {}) };
}

/** The stream and one picture of it, with these settings. */
export function cameraAddresses(
  address: LabAddress,
  setting: CameraSetting,
): readonly CameraAddress[] {
  const stream = address('/m-jpeg/stream', streamParameters(setting));
  const snapshot = address('/m-jpeg/snapshot', pictureParameters(setting));
  return [
    { label: 'the stream', text: stream, isLink: true },
    { label: 'one picture', text: snapshot, isLink: true },
    { label: 'a player', text: `ffplay -f mpjpeg '${stream}'`, isLink: false },
    { label: 'its bytes', text: `curl -sN --max-time 2 '${stream}' | less`, isLink: false },
  ];
}
