/**
 * A real client's handshake, answered by a learner: the lab holds it, shows its request, and writes the answer that is
 * posted exactly as it is. Whether the client opens or refuses is the client's own judgement (RFC 6455 section 4.1).
 */
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { webSocketEndpoints } from '../../../wire/mechanisms/websocket.ts';
import { sendProblem } from '../../problem/problem.ts';
import { receiveBody } from '../body.ts';
import { whenGone } from '../gone.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { watchForCloseFrame } from './close-frame-watch.ts';
import type { HeldHandshake, HeldHandshakes } from './held-handshakes.ts';

type Endpoints = typeof webSocketEndpoints;

export const maxAnswerBytes = 16 * 1024;
/** How long an answered connection may stay: nobody speaks on it. */
export const maxOpenMs = 60_000;
const validName = /^[A-Za-z0-9-]{1,40}$/;

/** `GET /answer/:name`, upgraded. */
export function holdHandshake(
  context: LabContext,
  held: HeldHandshakes,
  upgrade: Upgrade,
  { holdMs }: QueryOf<Endpoints['answer']>,
): void {
  const { request, socket, response } = upgrade;
  const name = upgrade.pathValues['name'] ?? '';
  if (!validName.test(name)) return refuseUpgrade(upgrade, nameIsWrong);
  if (!context.holdUpgrade(upgrade)) return;
  let cancel: (() => void) | null = null;
  const handshake: HeldHandshake = {
    head: headOf(request),
    answer(bytes) {
      cancel?.();
      cancel = context.clock.after(maxOpenMs, () => context.cut(response, 'fin', openTooLong));
      socket.write(bytes);
    },
  };
  const giveUp = held.put(context.callerOf(request), name, handshake);
  if (giveUp === null) return refuseUpgrade(upgrade, nameIsTaken);
  endAtClose(upgrade);
  cancel = context.clock.after(holdMs, () => {
    giveUp();
    refuseUpgrade(upgrade, noAnswer);
  });
  whenGone(request, response, () => {
    cancel?.();
    giveUp();
  });
}

/** Drops what the client sends; a Close frame ends the connection, since nobody here could answer it. */
function endAtClose({ socket, head }: Upgrade): void {
  const sawClose = watchForCloseFrame();
  const read = (bytes: Buffer): void => {
    if (sawClose(bytes)) socket.end();
  };
  read(head);
  socket.on('data', read);
  socket.once('end', () => socket.end());
}

/** `GET /answer/:name/request` */
export function giveRequest(
  context: LabContext,
  held: HeldHandshakes,
  request: Request,
  response: Response,
  { holdMs }: QueryOf<Endpoints['answerRequest']>,
): void {
  const name = String(request.params['name']);
  if (!context.hold(request, response)) return;
  let cancelTimeout: (() => void) | null = null;
  const stopWaiting = held.whenHeld(context.callerOf(request), name, ({ head }) => {
    cancelTimeout?.();
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(head, 'latin1');
  });
  if (response.writableEnded) return;
  cancelTimeout = context.clock.after(holdMs, () => {
    stopWaiting();
    sendProblem(response, nothingHeld(name));
  });
  whenGone(request, response, () => {
    cancelTimeout?.();
    stopWaiting();
  });
}

/** `POST /answer/:name` */
export async function writeAnswer(
  context: LabContext,
  held: HeldHandshakes,
  request: Request,
  response: Response,
): Promise<void> {
  const bytes = await receiveBody(request, response, maxAnswerBytes);
  if (bytes === null) return;
  const name = String(request.params['name']);
  const handshake = held.take(context.callerOf(request), name);
  if (handshake === null) return sendProblem(response, nothingHeld(name));
  handshake.answer(bytes);
  response.status(204).end();
}

/** As the parser read it: request-line, field lines in their order and case, empty line. */
function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const nameIsWrong = {
  status: 400,
  code: 'invalid-name',
  detail: 'A name has 1 to 40 letters, digits and hyphens. Choose another.',
};

const nameIsTaken = {
  status: 409,
  code: 'name-taken',
  detail:
    'Another handshake of this run is held under this name. Answer it first, or choose another.',
};

const noAnswer = {
  status: 504,
  code: 'answer-missing',
  detail: 'Nobody posted an answer to this handshake in time. Open the WebSocket again.',
};

const openTooLong = `The lab keeps a connection that was answered by hand for ${maxOpenMs / 1_000} s.`;

function nothingHeld(name: string) {
  return {
    status: 404,
    code: 'handshake-unknown',
    detail: `No handshake of this run is held under ${JSON.stringify(name.slice(0, 40))}. Open a WebSocket to /websocket/answer/<name> first; each is answered once.`,
  };
}
