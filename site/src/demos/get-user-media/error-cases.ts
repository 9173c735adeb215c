/** Ways to really get each error of getUserMedia, as far as a page can bring them about. */
import { stopTracks } from '../capture/webcam.ts';

export interface ErrorCase {
  readonly id: string;
  /** The error that the standard has for it. */
  readonly expected: string;
  /** What is done, as code or in words. */
  readonly how: string;
  /** Rejects with the error; resolves when there was none. Null: no page can bring it about. */
  readonly provoke: ((world: CaseWorld) => Promise<void>) | null;
}

/** What the cases need of the page. */
export interface CaseWorld {
  readonly devices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;
  /** A document of the same origin, in a frame that has these permissions; it is gone when `work` settled. */
  within(allow: string, work: (devices: MediaDevices) => Promise<void>): Promise<void>;
  /** Asks for the camera in a document that is no secure context. */
  askOutside(): Promise<void>;
}

const ask = async (
  devices: Pick<MediaDevices, 'getUserMedia'>,
  constraints: MediaStreamConstraints,
): Promise<void> => stopTracks(await devices.getUserMedia(constraints));

/** A kind of which this device has none; null when it has both. */
export function missingKind(
  devices: readonly { readonly kind: string }[],
): 'video' | 'audio' | null {
  if (!devices.some(({ kind }) => kind === 'videoinput')) return 'video';
  return devices.some(({ kind }) => kind === 'audioinput') ? null : 'audio';
}

export const bothAreThere =
  'This device has a camera and a microphone: disconnect one of them, and press again.';

export const errorCases: readonly ErrorCase[] = [
  {
    id: 'empty',
    expected: 'TypeError',
    how: 'getUserMedia({})',
    provoke: ({ devices }) => ask(devices, {}),
  },
  {
    id: 'overconstrained',
    expected: 'OverconstrainedError',
    how: 'getUserMedia({ video: { width: { exact: 20000 } } })',
    provoke: ({ devices }) => ask(devices, { video: { width: { exact: 20_000 } } }),
  },
  {
    id: 'no-such-device',
    expected: 'OverconstrainedError',
    how: "getUserMedia({ audio: { deviceId: { exact: 'x' } } })",
    provoke: ({ devices }) => ask(devices, { audio: { deviceId: { exact: 'x' } } }),
  },
  {
    id: 'denied',
    expected: 'NotAllowedError',
    how: "<iframe allow=\"camera 'none'; microphone 'none'\">: a policy says no in place of you",
    provoke: ({ within }) =>
      within("camera 'none'; microphone 'none'", (devices) => ask(devices, { video: true })),
  },
  {
    id: 'none',
    expected: 'NotFoundError',
    how: 'getUserMedia for a kind that this device does not have',
    async provoke({ devices }) {
      const missing = missingKind(await devices.enumerateDevices());
      if (missing === null) throw new Error(bothAreThere);
      await ask(devices, { [missing]: true });
    },
  },
  {
    id: 'in-use',
    expected: 'NotReadableError',
    how: 'another program has the camera; on Windows, open its Camera app, and ask above',
    provoke: null,
  },
  {
    id: 'insecure',
    expected: 'TypeError',
    how: '<iframe src="data:…">: Chromium sees no secure context there, as in a page by http: from another machine',
    provoke: ({ askOutside }) => askOutside(),
  },
];
