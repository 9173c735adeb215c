/** Requests that are no part of what a bench shows. */

/** The same address in run 0, which is no run: the request is on no wire. */
export function outsideRun(url: string): string {
  return url.replace(/(\/s\/[^/]+\/)\d+\//, '$10/');
}
