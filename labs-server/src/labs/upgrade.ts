/** A request that asks to go on in another protocol: "Upgrade" (RFC 9110 section 7.8). */
import type { IncomingMessage } from 'node:http';
import { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Problem, sendProblem } from '../problem/problem.ts';
import { lingeringClose } from './lingering-close.ts';

export interface Upgrade {
  readonly request: IncomingMessage;
  /** HTTP reads and writes on it no more. */
  readonly socket: Socket;
  /** What was read of the new protocol already, together with the request. */
  readonly head: Buffer;
  /** Stands for the exchange, as for `whenGone` and `cut`; it has no socket until the upgrade is refused. */
  readonly response: ServerResponse;
  /** The values of the names in the endpoint's path, such as `:name`. */
  readonly pathValues: Readonly<Record<string, string>>;
}

/** @param socket of a server's `upgrade` event, which has no response of its own */
export function createUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): Upgrade {
  // Until a protocol takes over: a peer that resets the connection is no failure of ours.
  socket.on('error', destroyOnError);
  // Made when it is asked for: a connection that is accepted can be held for long, and needs none.
  let response: ServerResponse | null = null;
  return {
    request,
    socket,
    head,
    get response() {
      return (response ??= new ServerResponse(request));
    },
    pathValues: {},
  };
}

/** The same upgrade, with the values that its path has. */
export function withPathValues(upgrade: Upgrade, pathValues: Upgrade['pathValues']): Upgrade {
  const { request, socket, head } = upgrade;
  return {
    request,
    socket,
    head,
    get response() {
      return upgrade.response;
    },
    pathValues,
  };
}

/** A protocol has taken over, and listens for errors itself. */
export function handOver({ socket }: Upgrade): void {
  socket.off('error', destroyOnError);
}

function destroyOnError(this: Socket): void {
  this.destroy();
}

/** The response by which the upgrade is answered in HTTP, as any other request; the connection ends with it. */
export function answerInHttp({ response, socket }: Upgrade): ServerResponse {
  if (response.socket === null) {
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => lingeringClose(socket));
  }
  return response;
}

/** "A server MAY ignore a received Upgrade header field": it answers the request with a problem document instead. */
export function refuseUpgrade(
  upgrade: Upgrade,
  problem: Problem,
  fields: Readonly<Record<string, string>> = {},
): void {
  sendProblem(answerInHttp(upgrade), problem, fields);
}
