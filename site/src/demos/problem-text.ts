/** What the lab server said when it refused, in its own words: they name the remedy (RFC 9457 `detail`). */

export async function problemText(response: Response): Promise<string> {
  try {
    const problem: unknown = await response.json();
    if (typeof problem === 'object' && problem !== null && 'detail' in problem) {
      return String(problem.detail);
    }
  } catch {
    // The answer was no JSON: its status is all there is to tell.
  }
  return `The lab server answered ${response.status}. Press Run again.`;
}
