/** The priority of an ICE candidate, taken apart: RFC 8445 section 5.1.2.1. */

/** `priority = 2^24 * typePreference + 2^8 * localPreference + (256 - componentId)`. */
export interface CandidatePriority {
  /** From 0 to 126: how much the type of candidate is preferred. */
  readonly typePreference: number;
  /** From 0 to 65535: among addresses of this type. */
  readonly localPreference: number;
  readonly componentId: number;
}

/** `null` where `priority` is none: an integer from 1 to 2^31 - 1. */
export function candidatePriority(priority: number): CandidatePriority | null {
  if (!Number.isInteger(priority) || priority < 1 || priority > 2 ** 31 - 1) return null;
  return {
    typePreference: priority >>> 24,
    localPreference: (priority >>> 8) & 0xffff,
    componentId: 256 - (priority & 0xff),
  };
}
