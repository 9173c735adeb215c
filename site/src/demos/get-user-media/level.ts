/** How loud sound is: root mean square of its samples, in decibels below the loudest that they can say. */

export const silenceDb = -60;

/** @param samples from -1 to 1 @returns dBFS: 0 is the loudest, `silenceDb` and less is silence */
export function levelDb(samples: Float32Array): number {
  if (samples.length === 0) return silenceDb;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.max(silenceDb, 10 * Math.log10(power));
}

/** A share of the meter, 0 to 1. */
export function levelShare(db: number): number {
  return Math.min(1, Math.max(0, 1 - db / silenceDb));
}
