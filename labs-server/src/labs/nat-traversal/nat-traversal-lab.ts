/** The NAT traversal lab: runs on the virtual network, for whoever asks. */
import type { Request, Response } from 'express';
import { natTraversal, natTraversalEndpoints } from '../../../wire/mechanisms/nat-traversal.ts';
import { matrixCell, matrixPlaces, matrixScenario } from '../../../wire/nat/nat-matrix.ts';
import type { NatScenario } from '../../../wire/nat/nat-scenario.ts';
import { scenarioOf } from '../../../wire/nat/scenario-values.ts';
import type { NatRun } from '../../nat/nat-job.ts';
import {
  NatBusyError,
  NatRunner,
  type StartNatThread,
  startNatThread,
} from '../../nat/nat-runner.ts';
import { sendProblem } from '../../problem/problem.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import { whenGone } from '../gone.ts';
import type { Lab, LabContext } from '../lab.ts';

interface Parts {
  readonly context: LabContext;
  readonly runner: NatRunner;
}

/** Runs the scenarios while the client waits; null when it was told that there is no answer. */
async function runWhileHeld(
  { context, runner }: Parts,
  request: Request,
  response: Response,
  scenarios: readonly NatScenario[],
): Promise<readonly NatRun[] | null> {
  if (!context.hold(request, response)) return null;
  const gone = new AbortController();
  whenGone(request, response, () => gone.abort());
  try {
    return await runner.run(scenarios, gone.signal);
  } catch (error) {
    if (gone.signal.aborted) return null;
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof NatBusyError) {
      sendProblem(response, { status: 503, code: 'too-many-runs', detail }, { 'Retry-After': '2' });
    } else sendProblem(response, { status: 500, code: 'run-failed', detail });
    return null;
  }
}

async function sendRun(
  parts: Parts,
  request: Request,
  response: Response,
  scenario: NatScenario,
): Promise<void> {
  const runs = await runWhileHeld(parts, request, response, [scenario]);
  if (runs?.[0] !== undefined) sendJson(response, 200, { scenario, ...runs[0] });
}

async function sendMatrix(parts: Parts, request: Request, response: Response): Promise<void> {
  const runs = await runWhileHeld(parts, request, response, matrixPlaces.map(matrixScenario));
  if (runs === null) return;
  const cells = matrixPlaces.flatMap((place, index) => {
    const run = runs[index];
    return run === undefined ? [] : [matrixCell(place, run.outcome)];
  });
  sendJson(response, 200, { cells });
}

export function createNatTraversalLab(startThread: StartNatThread): Lab {
  return {
    mechanism: natTraversal,
    mount(router, context) {
      const { clock } = context;
      const runner = new NatRunner({ startThread, after: (ms, then) => clock.after(ms, then) });
      const parts = { context, runner };
      mountEndpoint(router, natTraversalEndpoints.run, (request, response, query) =>
        sendRun(parts, request, response, scenarioOf(query)),
      );
      mountEndpoint(router, natTraversalEndpoints.matrix, (request, response) =>
        sendMatrix(parts, request, response),
      );
    },
  };
}

export const natTraversalLab = createNatTraversalLab(startNatThread);
