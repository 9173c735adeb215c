/** The site's listener: the built site and the API. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Express, RequestHandler, Response, Router } from 'express';
import express from 'express';
import { refuseExpectation } from '../listener/expectation.ts';
import { problemErrors } from '../problem/problem-handlers.ts';
import { sendProblem } from '../problem/problem.ts';
import { sitePolicy } from '../security/content-security-policy.ts';
import { hostGuard } from '../security/host-guard.ts';
import type { OwnNames } from '../security/own-names.ts';
import type { ServerUrls } from '../server-urls.ts';
import { createPageHashes } from './page-hashes.ts';
import { staticFiles } from './static-files.ts';

export interface SiteAppOptions {
  readonly names: OwnNames;
  /** Where the build is; it may be missing. */
  readonly directory: string;
  readonly api: Router;
  /** The URLs under the name by which the request came. */
  readonly urlsOf: (response: Response) => ServerUrls;
}

export function createSiteApp({ names, directory, api, urlsOf }: SiteAppOptions): Express {
  const hashesOf = createPageHashes();
  const policyFor = (response: Response, path: string): string =>
    sitePolicy(urlsOf(response), path.endsWith('.js') ? workerSources : hashesOf(path));
  const app = express();
  app.disable('x-powered-by');
  app.use(hostGuard(names), refuseExpectation, commonHeaders);
  app.use('/api', api);
  // The runner has an origin of its own: its page would run foreign code in the site's.
  app.use('/runner', notFound(directory, policyFor));
  app.use(staticFiles(directory, policyFor), notFound(directory, policyFor), problemErrors);
  return app;
}

/** A worker has the policy of its own file: it may compile WebAssembly, what no page has to. */
const workerSources = ["'wasm-unsafe-eval'"];

/** True when the site was built. */
export function isSiteBuilt(directory: string): boolean {
  return existsSync(join(directory, 'index.html'));
}

export const commonHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  next();
};

function notFound(
  directory: string,
  policyFor: (response: Response, path: string) => string,
): RequestHandler {
  const page = join(directory, '404.html');
  return (request, response) => {
    if (!isSiteBuilt(directory)) {
      const detail = 'The site is not built; the API and the labs work. Run npm run build.';
      sendProblem(response, { status: 503, code: 'site-not-built', detail });
    } else if (existsSync(page) && request.accepts('html') !== false) {
      response.setHeader('Content-Security-Policy', policyFor(response, page));
      response.status(404).sendFile('404.html', { root: directory });
    } else {
      const detail = 'The site has no such page. Its contents are listed at /.';
      sendProblem(response, { status: 404, code: 'no-such-page', detail });
    }
  };
}
