/** The Transport field: RFC 2326 section 12.39. */

/** The two channels that one SETUP agreed on: `interleaved=0-1`. */
export interface InterleavedChannels {
  readonly rtp: number;
  /** One more than the other where it is not named. */
  readonly rtcp: number;
}

/** The channels that the Transport of a response names; `null` where the stream does not travel here. */
export function interleavedChannels(transport: string): InterleavedChannels | null {
  const match = /;\s*interleaved\s*=\s*(\d{1,3})(?:-(\d{1,3}))?/i.exec(transport);
  if (match === null) return null;
  const rtp = Number(match[1]);
  return { rtp, rtcp: match[2] === undefined ? rtp + 1 : Number(match[2]) };
}
