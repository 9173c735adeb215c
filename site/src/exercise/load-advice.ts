/** The advice for a feedback id, from the site itself. */

/** Null when there is none, or when the site does not answer: what was observed is told without it. */
export async function loadAdvice(
  exercise: string,
  feedbackId: string,
  basePath: string,
  fetchIt: typeof fetch = fetch,
): Promise<string | null> {
  const base = basePath.replace(/\/$/, '');
  try {
    const response = await fetchIt(`${base}/exercises/${encodeURIComponent(exercise)}.advice.json`);
    if (!response.ok) return null;
    const advice: unknown = await response.json();
    if (typeof advice !== 'object' || advice === null) return null;
    const sentence: unknown = Reflect.get(advice, feedbackId);
    return typeof sentence === 'string' ? sentence : null;
  } catch {
    return null;
  }
}
