/** The second hop: a connection of its own to our own upstream listener; nothing that a client names is dialled. */
import type { IncomingMessage, InformationEvent } from 'node:http';
import { request as sendRequest } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { Request } from 'express';
import { forwardedFields } from './hop-by-hop.ts';
import type { LabCaller } from '../labs/lab.ts';
import type { Dial } from '../tap/dial-registry.ts';
import { dialUpstream, type UpstreamDialer } from '../tap/dial-upstream.ts';

/** The dial for the second hop of what `caller` asked. */
export function secondHopDial({ session, run, connection }: LabCaller): Dial {
  return { session, run, hopOf: connection, mechanism: null };
}

/** The final response on the second hop; its body is still to come. */
export interface SecondHopResponse {
  readonly received: IncomingMessage;
  /** Why `received` failed, when it has failed: what the parser did not accept goes before the mere end. */
  failure(error: Error): Error;
}

/** What is sent on the second hop. */
export interface SecondHopRequest {
  readonly request: Request;
  readonly target: string;
  readonly dial: Dial;
  /** Destroys the connection, whenever. */
  readonly signal: AbortSignal;
  /** Called for each interim response but 101, before the promise is settled. */
  readonly onInterim: (interim: InformationEvent) => void;
}

/**
 * Sends the request on with its own method, fields and body, and resolves with the head of the final response.
 * Rejects when there is none.
 */
export async function sendOnSecondHop(
  options: UpstreamDialer,
  { request, target, dial, signal, onInterim }: SecondHopRequest,
): Promise<SecondHopResponse> {
  const socket = await dialUpstream(options, dial, signal);
  return new Promise((resolve, reject) => {
    const forwarded = sendRequest({
      method: request.method,
      path: target,
      headers: forwardedFields(request.rawHeaders, request.httpVersion),
      createConnection: () => socket,
    });
    forwarded.on('information', onInterim);
    let parserError: Error | null = null;
    forwarded.once('response', (received) =>
      resolve({ received, failure: (error) => parserError ?? error }),
    );
    forwarded.on('error', (error) => {
      parserError = error;
      reject(error);
    });
    forwarded.once('upgrade', (_response, upgraded: Socket) => {
      upgraded.destroy();
      reject(new Error('101 Switching Protocols, which this intermediary does not pass on'));
    });
    pipeline(request, forwarded, () => {});
  });
}
