/** Looks for the least value that suffices, where trying one is dear. */

/**
 * The outcome of the least tried value between `low` and `high` that suffices; that of `high` when none does. The
 * values lie evenly on a logarithmic scale, since twice the bit rate is one step, wherever one begins.
 * @param tries how often `attempt` is called, at least once
 */
export async function leastThatSuffices<Outcome>(
  { low, high, tries }: { readonly low: number; readonly high: number; readonly tries: number },
  attempt: (value: number) => Promise<Outcome>,
  suffices: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  let best = await attempt(high);
  let below = low;
  let above = high;
  for (let left = tries - 1; left > 0 && suffices(best); left -= 1) {
    const middle = Math.sqrt(below * above);
    const outcome = await attempt(middle);
    if (suffices(outcome)) {
      best = outcome;
      above = middle;
    } else below = middle;
  }
  return best;
}
