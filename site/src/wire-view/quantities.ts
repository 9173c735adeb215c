/** Times and sizes in the words of the wire view. */

/** `0.0 ms`, `4.012 s`, `11.03 s`: the time since the run began; what the clocks' alignment puts before it is 0. */
export function formatTime(sinceOriginUs: number): string {
  const ms = Math.max(sinceOriginUs, 0) / 1000;
  if (ms < 999.95) return `${ms.toFixed(1)} ms`;
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds < 9.9995 ? 3 : seconds < 99.995 ? 2 : 1)} s`;
}

/** `38 B`, `6,301 B`, `51.2 kB`, `3.4 MB` (decimal prefixes). */
export function formatBytes(byteLength: number): string {
  if (byteLength < 10_000) return `${formatCount(byteLength)} B`;
  if (byteLength < 999_950) return `${(byteLength / 1000).toFixed(1)} kB`;
  return `${(byteLength / 1_000_000).toFixed(1)} MB`;
}

/** `50,000`. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 record`, `7 records`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
