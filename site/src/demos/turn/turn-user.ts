/** A TURN user name of the REST shape: `<seconds since the Unix epoch>:<name>`; it says itself when it ends. */

export interface TurnUser {
  readonly username: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
  readonly name: string;
}

/** Null for a user name of another shape. */
export function turnUser(username: string): TurnUser | null {
  const [, seconds, name] = /^(\d{1,12}):(.+)$/.exec(username) ?? [];
  if (seconds === undefined || name === undefined) return null;
  return { username, expiresAtMs: Number(seconds) * 1000, name };
}

/** `59 minutes`, `40 seconds`, `4 hours`. */
export function spanWords(spanMs: number): string {
  const seconds = Math.round(spanMs / 1000);
  const [count, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
