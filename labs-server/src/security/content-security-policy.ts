/** The Content-Security-Policy (CSP Level 3) of the pages, made from the ports that are really in use. */
import type { ServerUrls } from '../server-urls.ts';
import { withLoopbackTwin, type PageOrigins } from './page-origins.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

/** The same server by WebSocket: `connect-src http://lab` does not cover `ws://lab`. */
function withWebSocket(origins: readonly string[]): string[] {
  return origins.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);
}

function write(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** For the site's files. `scripts` are further sources: `'sha256-...'` of a page's inline scripts, what a worker may do. */
export function sitePolicy(urls: ServerUrls, scripts: readonly string[]): string {
  return write({
    'default-src': ["'self'"],
    'script-src': ["'self'", ...scripts],
    'worker-src': ["'self'"],
    // Monaco and the slides set style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...withWebSocket([urls.site, ...urls.labs])],
    'img-src': ["'self'", 'data:', 'blob:', ...urls.labs],
    'media-src': ["'self'", 'blob:', ...urls.labs],
    // Under both names of this machine: a page of the other name is another site. A document of a `data:` address has
    // this policy too (HTML, "policy containers"), and an origin of its own.
    'frame-src': ["'self'", 'data:', urls.runner, ...urls.labs.flatMap(withLoopbackTwin)],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
  });
}

/** For a page of a lab: it runs and shows what stands in it, connects nowhere, and embeds pages of the labs only. */
export function labPagePolicy(
  { labs, ancestors }: PageOrigins,
  scripts: readonly string[],
  styles: readonly string[],
): string {
  return write({
    'default-src': ["'none'"],
    'script-src': scripts,
    'style-src': styles.length === 0 ? ["'none'"] : styles,
    'frame-src': labs,
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ancestors,
  });
}

/** For the runner's page and its worker files. `sites` are the origins that may frame it. */
export function runnerPolicy(
  urls: ServerUrls,
  sites: readonly string[],
  scriptHashes: readonly string[],
): string {
  return write({
    'default-src': ["'none'"],
    'script-src': ["'self'", 'blob:', ...scriptHashes],
    'worker-src': ["'self'", 'blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': withWebSocket(urls.labs),
    'img-src': ['data:', 'blob:', ...urls.labs],
    'media-src': ['blob:', ...urls.labs],
    // Under both loopback names: an attacker's page is of another host than the page that it attacks.
    'frame-src': urls.labs.flatMap(withLoopbackTwin),
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': [...sites],
  });
}
