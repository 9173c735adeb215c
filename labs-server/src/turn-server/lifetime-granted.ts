/** How long an allocation is to live: RFC 8656 sections 7.2 and 8.2. */

/** "the default lifetime value of 600 seconds (10 minutes)" (section 6) */
export const defaultLifetimeSeconds = 600;

/**
 * "the minimum of the client's proposed lifetime and the server's maximum allowed lifetime", where it "is greater than the
 * default lifetime". "Otherwise, the server uses the default lifetime." 0 in a Refresh request ends it.
 */
export function grantedLifetime(requested: number | undefined, mostSeconds: number): number {
  const computed = Math.min(requested ?? defaultLifetimeSeconds, mostSeconds);
  return Math.max(computed, Math.min(defaultLifetimeSeconds, mostSeconds));
}
