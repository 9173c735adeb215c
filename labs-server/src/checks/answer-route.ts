/** Serves what a student's function returned: `/s/<session of the attempt>/<round>/answers/stream`. */
import type { Request, Response, Router } from 'express';
import type { LabCaller } from '../labs/lab.ts';
import type { Attempts } from './attempts.ts';

/** A record of the log keeps a payload of this length whole. */
const writeBytes = 8 * 1024;

/** Mounts the route below `/s/<session>/<run>/answers`. */
export function mountAnswers(
  router: Router,
  attempts: Attempts,
  callerOf: (request: Request) => LabCaller,
): void {
  router.get('/stream', (request, response) => {
    const { session, run } = callerOf(request);
    const body = attempts.ofSession(session)?.serve(run) ?? null;
    // 204 tells EventSource to stop (HTML section 9.2.3): it must not ask for the same events again.
    if (body === null) response.status(204).end();
    else void serveBody(response, body);
  });
}

async function serveBody(response: Response, body: Buffer): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    'Content-Length': body.length,
    Connection: 'close',
  });
  for (let at = 0; at < body.length; at += writeBytes) {
    const piece = body.subarray(at, at + writeBytes);
    await new Promise<void>((resolve) => response.write(piece, () => resolve()));
  }
  response.end();
}
