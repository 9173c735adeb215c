/** Times of NTP: RFC 3550 section 4. */

/** Seconds from 1900 to 1970. */
const unixEpochSeconds = 2_208_988_800;

/** `2026-03-01T10:00:00.250Z`: the time that `seconds` since 1900 and `fraction` of 1/2^32 s say. 0 is no time: `none`. */
export function ntpTime(seconds: number, fraction: number): string {
  if (seconds === 0 && fraction === 0) return 'none';
  const milliseconds = Math.floor((fraction * 1000) / 2 ** 32);
  return new Date((seconds - unixEpochSeconds) * 1000 + milliseconds).toISOString();
}
