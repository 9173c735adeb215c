/** Origins of our own pages, for the policies of what the labs serve. */
import type { ServerUrls } from '../server-urls.ts';

/** Origins of our own pages, as a page that a lab serves has to know them. */
export interface PageOrigins {
  /** Lab A and lab B; on a loopback name both under each of them, that of the request first. */
  readonly labs: readonly string[];
  /** Who may embed the page: the site first, the runner, the labs. */
  readonly ancestors: readonly string[];
}

/** Two names of this machine, which a browser takes for two sites: the demos of origins need both. */
const loopbackTwins: Readonly<Record<string, string>> = {
  '127.0.0.1': 'localhost',
  localhost: '127.0.0.1',
};

/** The origin itself and, on this machine, the same listener under the other name. */
export function withLoopbackTwin(origin: string): readonly string[] {
  const { hostname } = new URL(origin);
  const twin = loopbackTwins[hostname];
  return twin === undefined ? [origin] : [origin, origin.replace(hostname, twin)];
}

/** @param siteOrigins further sites that the operator listed */
export function pageOrigins(urls: ServerUrls, siteOrigins: readonly string[]): PageOrigins {
  const labs = [...urls.labs, ...urls.labs.flatMap((lab) => withLoopbackTwin(lab).slice(1))];
  const sites = [...withLoopbackTwin(urls.site), ...siteOrigins];
  return { labs, ancestors: [...sites, ...withLoopbackTwin(urls.runner), ...labs] };
}
