/** The camera of this device: Media Capture and Streams, section 10.1. */

/** Why there is no picture of it. */
export type WebcamFailure =
  'insecure-context' | 'denied' | 'no-camera' | 'in-use' | 'ended' | 'other';

export class WebcamError extends Error {
  override readonly name = 'WebcamError';
  readonly failure: WebcamFailure;

  constructor(failure: WebcamFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

const failures: Readonly<Record<string, WebcamFailure>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

const askedVideo = { width: { ideal: 640 }, height: { ideal: 360 } } as const;

/**
 * Asks the user for the camera. Nobody can take the question back: what is granted after `signal` aborted is stopped at
 * once, so that the camera's light goes off.
 * @param devices `navigator.mediaDevices`, which is undefined outside a secure context
 * @throws WebcamError, or the signal's reason
 */
export async function openWebcam(
  devices: Pick<MediaDevices, 'getUserMedia'> | undefined,
  signal: AbortSignal,
): Promise<MediaStream> {
  if (devices === undefined) {
    throw new WebcamError('insecure-context', 'navigator.mediaDevices is undefined');
  }
  const stream = await devices
    .getUserMedia({ video: askedVideo, audio: false })
    .catch((error: unknown) => {
      throw webcamError(error);
    });
  if (signal.aborted) {
    stopTracks(stream);
    throw signal.reason;
  }
  signal.addEventListener('abort', () => stopTracks(stream), { once: true });
  return stream;
}

export function stopTracks(stream: Pick<MediaStream, 'getTracks'>): void {
  for (const track of stream.getTracks()) track.stop();
}

function webcamError(error: unknown): WebcamError {
  if (!(error instanceof Error)) return new WebcamError('other', String(error));
  return new WebcamError(failures[error.name] ?? 'other', `${error.name}: ${error.message}`);
}
