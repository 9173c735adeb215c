/** Which ICE session a PATCH is about: by its entity-tag (RFC 9725 section 4.3.1). */
import type { Problem } from '../../problem/problem.ts';

export type Precondition =
  /** `any`: the field is `*`. */
  | { readonly holds: true; readonly any: boolean }
  | { readonly holds: false; readonly problem: Problem };

/** @param entityTag of the present ICE session, with its quotes */
export function checkIfMatch(field: string | undefined, entityTag: string): Precondition {
  if (field === undefined) {
    const detail =
      'The PATCH has no If-Match. Send the ETag of the 201, or of the last ICE restart; for a restart send "*".';
    return { holds: false, problem: { status: 428, code: 'if-match-required', detail } };
  }
  if (field.trim() === '*') return { holds: true, any: true };
  // A strong comparison (RFC 9110 section 13.1.1): a weak tag never matches.
  if (field.split(',').some((tag) => tag.trim() === entityTag)) return { holds: true, any: false };
  const detail =
    'If-Match names another ICE session than the present one. Take the ETag of the last response that had one.';
  return { holds: false, problem: { status: 412, code: 'another-ice-session', detail } };
}
