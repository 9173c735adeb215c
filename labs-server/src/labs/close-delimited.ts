/**
 * A response as an HTTP/1.0 server would send it: no length, no chunks, the end of the connection ends the
 * body (RFC 9112 section 6.3, rule 8). Written to the socket itself, while the response object stays attached
 * and unfinished: that keeps later requests on this connection from being answered.
 */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Response } from 'express';

type Fields = Readonly<Record<string, number | string | readonly string[] | undefined>>;

/** Field lines, one for each value. */
function fieldLines(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      return (Array.isArray(value) ? value : [value]).map((one) => `${name}: ${one}\r\n`);
    })
    .join('');
}

/**
 * Writes the head of an HTTP/1.0 response, with the fields that were set on `response` and those given.
 * @returns the socket to write the body to; end it with `endExchange`. Null when the client is gone.
 */
export function writeCloseDelimitedHead(
  response: Response,
  status: number,
  fields: Fields,
): Socket | null {
  const { socket } = response;
  if (socket === null || socket.destroyed) return null;
  const all = { ...response.getHeaders(), ...fields, Connection: 'close' };
  const statusLine = `HTTP/1.0 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  socket.write(`${statusLine}${fieldLines(all)}\r\n`, 'latin1');
  return socket;
}

/**
 * Sends what was written, then closes: the connection ends with the exchange. A reader that has stopped would
 * be waited for, so call `cutWhenStalled` after it.
 */
export function endExchange(socket: Socket): void {
  socket.destroySoon();
}
