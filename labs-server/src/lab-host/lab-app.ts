/** The labs as one HTTP application: lab A and B serve it to the world, the upstream listener to our own dials. */
import type { Express, RequestHandler, Router } from 'express';
import express from 'express';
import type { LabContext } from '../labs/lab.ts';
import { problemErrors, problemNotFound } from '../problem/problem-handlers.ts';
import { sendProblem } from '../problem/problem.ts';
import { type LabCallers, unknownSession } from './lab-callers.ts';
import type { Mountable } from './lab-parts.ts';
import { UpgradeTable } from './upgrade-table.ts';

export interface LabAppOptions {
  readonly callers: LabCallers;
  /** Everything below `/s/<session>/<run>`: `/<mechanism>/...` and `/feed/...`. */
  readonly router: Router;
  /** What comes before, in order: Host, CORS. */
  readonly before: readonly RequestHandler[];
  /** Stands before the router, below `/s/<session>/<run>`; the upstream listener has none. */
  readonly intermediary?: RequestHandler;
}

/** What the labs serve below `/s/<session>/<run>`. */
export interface LabRoutes {
  readonly router: Router;
  readonly upgrades: UpgradeTable;
}

/** The routes of these labs, each below its name. */
export function labRoutes(
  labs: Readonly<Record<string, Mountable>>,
  context: LabContext,
): LabRoutes {
  const router = express.Router({ mergeParams: true });
  const upgrades = new UpgradeTable();
  for (const [name, lab] of Object.entries(labs)) {
    const below = express.Router({ mergeParams: true });
    lab.mount(below, context, upgrades.below(name));
    router.use(`/${name}`, below);
  }
  return { router, upgrades };
}

export function createLabApp({ callers, router, before, intermediary }: LabAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  for (const handler of before) app.use(handler);
  app.use('/s/:session/:run', requireSession(callers));
  if (intermediary !== undefined) app.use('/s/:session/:run', intermediary);
  app.use('/s/:session/:run', router);
  app.use(problemNotFound('GET /api/mechanisms of the site lists the endpoints.'));
  app.use(problemErrors);
  return app;
}

function requireSession(callers: LabCallers): RequestHandler {
  return (request, response, next) => {
    if (callers.find(request) !== null) {
      next();
      return;
    }
    sendProblem(response, unknownSession);
  };
}
