/** The runner's listener: the page in which cells run, on an origin of its own, and the assets that it loads. */
import type { Express, RequestHandler, Response } from 'express';
import express from 'express';
import { refuseExpectation } from '../listener/expectation.ts';
import { problemErrors, problemNotFound } from '../problem/problem-handlers.ts';
import { runnerPolicy } from '../security/content-security-policy.ts';
import { hostGuard } from '../security/host-guard.ts';
import type { OwnNames } from '../security/own-names.ts';
import type { ServerUrls } from '../server-urls.ts';
import { createPageHashes } from './page-hashes.ts';
import { commonHeaders } from './site-app.ts';
import { hashedAssets, staticFiles } from './static-files.ts';

export interface RunnerAppOptions {
  readonly names: OwnNames;
  readonly directory: string;
  readonly siteOrigins: readonly string[];
  readonly urlsOf: (response: Response) => ServerUrls;
}

export function createRunnerApp(options: RunnerAppOptions): Express {
  const { names, directory, siteOrigins, urlsOf } = options;
  const hashesOf = createPageHashes();
  const policyFor = (response: Response, path: string): string => {
    const urls = urlsOf(response);
    return runnerPolicy(urls, [urls.site, ...siteOrigins], hashesOf(path));
  };
  const files = staticFiles(directory, policyFor);
  const app = express();
  app.disable('x-powered-by');
  app.use(hostGuard(names), refuseExpectation, commonHeaders, runnerHeaders);
  app.use((request, response, next) => {
    if (isServed(request.path)) files(request, response, next);
    else next();
  });
  app.use(problemNotFound('The runner serves /runner/ only.'), problemErrors);
  return app;
}

function isServed(path: string): boolean {
  return path === '/runner' || path.startsWith('/runner/') || path.startsWith(hashedAssets);
}

const runnerHeaders: RequestHandler = (_request, response, next) => {
  // An endless loop in the runner must not freeze the page (HTML section 7.1.2).
  response.setHeader('Origin-Agent-Cluster', '?1');
  // Where the frame is an opaque sandbox, its own module scripts are cross-origin.
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};
