/** Entity tags and If-None-Match (RFC 9110 sections 8.8.3 and 13.1.2). */

/** The strong entity tag of an event: `"7"`. */
export function entityTagOf(eventId: number): string {
  return `"${eventId}"`;
}

/**
 * Whether If-None-Match holds back the response: "If the field value is "*", the condition is false if the
 * origin server has a current representation"; else it is false "if one of the listed tags matches", by weak
 * comparison (a `W/` in front is ignored). False condition for a GET means 304.
 */
export function isNotModified(ifNoneMatch: string | undefined, entityTag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some(
    (candidate) => candidate.replace(/^W\//, '') === entityTag,
  );
}
