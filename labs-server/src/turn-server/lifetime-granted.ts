/** How long an allocation is to live: RFC 8656 sections 7.2 and 8.2. */

/** "the default lifetime, which is 10 minutes" */
export const defaultLifetimeSeconds = 600;

/** "If the computed lifetime is smaller than the default lifetime, use the default"; 0 in a Refresh request ends it. */
export function grantedLifetime(requested: number | undefined, mostSeconds: number): number {
  const computed = Math.min(requested ?? defaultLifetimeSeconds, mostSeconds);
  return Math.max(computed, Math.min(defaultLifetimeSeconds, mostSeconds));
}
