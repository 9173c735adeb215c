/** Where picture and sound of a call come from. */
import { openStandIn } from '../get-user-media/stand-in.ts';
import { explainMediaError, errorTitle } from '../get-user-media/media-error.ts';
import { stopTracks } from '../capture/webcam.ts';

export const callSources = ['drawing', 'camera', 'screen'] as const;

export type CallSource = (typeof callSources)[number];

export const sourceWords: Readonly<Record<CallSource, string>> = {
  drawing: 'a drawing and a tone',
  camera: 'camera and microphone',
  screen: 'a screen, and a tone',
};

/**
 * What is granted after `signal` aborted is stopped at once.
 * @throws Error for the student, or the signal's reason
 */
export async function openCallSource(
  source: CallSource,
  echoCancellation: boolean,
  signal: AbortSignal,
): Promise<MediaStream> {
  const stream = await open(source, echoCancellation, signal).catch((error: unknown) => {
    const explained = explainMediaError(error, {
      isSecureContext: window.isSecureContext,
      hasMediaDevices: 'mediaDevices' in navigator,
    });
    throw new Error(`${errorTitle(explained)}. ${explained.cause} ${explained.remedy}`);
  });
  if (signal.aborted) {
    stopTracks(stream);
    throw signal.reason;
  }
  signal.addEventListener('abort', () => stopTracks(stream), { once: true });
  return stream;
}

async function open(
  source: CallSource,
  echoCancellation: boolean,
  signal: AbortSignal,
): Promise<MediaStream> {
  if (source === 'drawing') return openStandIn({ video: true, audio: true }, signal);
  if (source === 'camera') {
    const video = { width: { ideal: 640 }, height: { ideal: 360 } };
    return navigator.mediaDevices.getUserMedia({ video, audio: { echoCancellation } });
  }
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: true });
  for (const track of openStandIn({ video: false, audio: true }, signal).getTracks()) {
    screen.addTrack(track);
  }
  return screen;
}
