/**
 * Aligns two monotonic clocks by round trips, as in RFC 5905 section 8: of all samples the one with the
 * shortest round trip bounds the error best.
 */

/** One round trip: when the page asked and heard (its own milliseconds), and what the server's clock said. */
export interface ClockSample {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly serverTimeUs: number;
}

/** `serverUs = pageMs * 1000 + offsetUs`, true within `uncertaintyUs` either way. */
export interface ClockAlignment {
  readonly offsetUs: number;
  readonly uncertaintyUs: number;
  readonly roundTripMs: number;
}

/** The alignment that one sample gives: the server read its clock somewhere within the round trip. */
export function alignmentOf(sample: ClockSample): ClockAlignment {
  const roundTripMs = Math.max(0, sample.receivedAtMs - sample.sentAtMs);
  const middleMs = sample.sentAtMs + roundTripMs / 2;
  return {
    offsetUs: sample.serverTimeUs - middleMs * 1000,
    uncertaintyUs: (roundTripMs / 2) * 1000,
    roundTripMs,
  };
}

/** The better of what is known and a new sample; the known one is dropped when the clocks have drifted apart. */
export function betterAlignment(known: ClockAlignment | null, sample: ClockSample): ClockAlignment {
  const fresh = alignmentOf(sample);
  if (known === null) return fresh;
  const apartUs = Math.abs(known.offsetUs - fresh.offsetUs);
  if (apartUs > known.uncertaintyUs + fresh.uncertaintyUs) return fresh;
  return fresh.uncertaintyUs < known.uncertaintyUs ? fresh : known;
}

/** The page's milliseconds at which the server's clock said `serverTimeUs`. */
export function toPageMs(alignment: ClockAlignment, serverTimeUs: number): number {
  return (serverTimeUs - alignment.offsetUs) / 1000;
}

/** What the server's clock says when the page's says `pageMs`. */
export function toServerUs(alignment: ClockAlignment, pageMs: number): number {
  return pageMs * 1000 + alignment.offsetUs;
}
