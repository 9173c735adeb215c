/** Interim responses on their way through the intermediary (RFC 9110 section 15.2). */
import type { InformationEvent } from 'node:http';
import type { Request, Response } from 'express';
import { forwardedFields } from './hop-by-hop.ts';

/**
 * "A proxy MUST forward 1xx responses unless the proxy itself requested the generation of the 1xx response", but
 * none to a client of HTTP/1.0. The 100 that the client expects was sent by our own listener already.
 *
 * Written to the socket itself: node:http has methods for 100, 102 and 103 alone, and validates their fields. A
 * pipelined response waits for its turn; its own head comes after it.
 */
export function forwardInterim(
  request: Request,
  response: Response,
  interim: InformationEvent,
): void {
  const isAnswered = interim.statusCode === 100 && request.headers.expect !== undefined;
  if (isAnswered || request.httpVersion === '1.0' || response.headersSent) return;
  const bytes = interimHead(interim);
  if (response.socket !== null) response.socket.write(bytes, 'latin1');
  else response.once('socket', () => response.socket?.write(bytes, 'latin1'));
}

/** The head to forward, one character per byte. */
export function interimHead(interim: InformationEvent): string {
  const { statusCode, statusMessage, rawHeaders, httpVersion } = interim;
  return headText(statusCode, statusMessage, forwardedFields(rawHeaders, httpVersion));
}

/** @param fields names and values in turn, as the parser has accepted them */
export function headText(status: number, reason: string, fields: readonly string[]): string {
  return `HTTP/1.1 ${status} ${reason}\r\n${fieldLines(fields)}\r\n`;
}

function fieldLines(fields: readonly string[]): string {
  return fields.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
}
