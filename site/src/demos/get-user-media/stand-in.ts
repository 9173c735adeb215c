/** A picture and a tone that the page makes itself: they need no device and no permission. */
import { openDrawing } from '../capture/drawing.ts';

/** Hz; two tones in turn, so that a level meter moves. */
const tones = [330, 440] as const;
const beepSeconds = 0.25;
/** Beeps per drawing of the schedule: a quarter of an hour. */
const beepCount = 1800;

/** @param signal ends picture and tone: then every track has ended */
export function openStandIn(
  { video, audio }: { readonly video: boolean; readonly audio: boolean },
  signal: AbortSignal,
): MediaStream {
  const stream = new MediaStream();
  if (video) for (const track of openDrawing(signal).getTracks()) stream.addTrack(track);
  if (audio) stream.addTrack(openTone(signal));
  return stream;
}

/** A track with a beep every half a second; nothing of it comes out of the loudspeaker. */
function openTone(signal: AbortSignal): MediaStreamTrack {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const loudness = context.createGain();
  const destination = context.createMediaStreamDestination();
  loudness.gain.value = 0;
  for (let beep = 0; beep < beepCount; beep += 1) {
    const at = context.currentTime + beep * 2 * beepSeconds;
    oscillator.frequency.setValueAtTime(tones[beep % 2] ?? tones[0], at);
    loudness.gain.setValueAtTime(0.25, at);
    loudness.gain.setValueAtTime(0, at + beepSeconds);
  }
  oscillator.connect(loudness).connect(destination);
  oscillator.start();
  const [track] = destination.stream.getAudioTracks();
  if (track === undefined) throw new Error('This browser makes no track of a tone.');
  const stop = (): void => {
    track.stop();
    void context.close();
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return track;
}
