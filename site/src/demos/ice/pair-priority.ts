/** The priority of a candidate pair: RFC 8445 section 6.1.2.3. */

/** Priorities of the two candidates of a pair. */
export interface PairedPriorities {
  /** G: of the candidate of the controlling agent. */
  readonly controlling: number;
  /** D: of the candidate of the controlled agent. */
  readonly controlled: number;
}

/** `2^32 * MIN(G,D) + 2 * MAX(G,D) + (G > D ? 1 : 0)`: up to 63 bits, more than a JavaScript number holds exactly. */
export function pairPriority({ controlling, controlled }: PairedPriorities): bigint {
  const least = BigInt(Math.min(controlling, controlled));
  const most = BigInt(Math.max(controlling, controlled));
  return (least << 32n) + 2n * most + (controlling > controlled ? 1n : 0n);
}
