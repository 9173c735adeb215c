/** Tells how loud a track is, some times per second. */
import { levelDb } from './level.ts';

const lookMs = 100;

/** @param tell gets dBFS @returns how to stop */
export function watchLevel(track: MediaStreamTrack, tell: (db: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(levelDb(samples));
  }, lookMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
