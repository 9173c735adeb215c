/** A response whose body is written piece by piece, with bounded memory for a reader that is slow. */
import type { Request, Response } from 'express';
import { endExchange, writeCloseDelimitedHead } from './close-delimited.ts';
import { whenGone } from './gone.ts';
import type { LabContext } from './lab.ts';

/** Bytes that wait for a slow reader before the lab cuts the connection. */
export const maxPendingBytes = 256 * 1024;

const slowReaderReason = `The reader was too slow: more than ${maxPendingBytes / 1024} KB waited to be sent, so the lab cut the connection.`;

/** Fields that keep caches and proxies from holding a stream back. */
export const streamFields = {
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

export interface StreamOptions {
  readonly status?: number;
  readonly framing: 'chunked' | 'close';
  readonly fields: Readonly<Record<string, string>>;
}

export interface StreamedResponse {
  readonly response: Response;
  /** One write is one chunk. Does nothing when the client is gone; cuts it when it is too slow. */
  write(bytes: string | Buffer): void;
  end(): void;
  /** Calls `callback` once when the exchange is over. */
  onGone(callback: () => void): void;
}

/** @returns null after `hold` refused, or when the client is gone already */
export function openStream(
  context: LabContext,
  request: Request,
  response: Response,
  { status = 200, framing, fields }: StreamOptions,
): StreamedResponse | null {
  if (!context.hold(request, response)) return null;
  const all = { ...streamFields, ...fields };
  const socket = framing === 'close' ? writeCloseDelimitedHead(response, status, all) : null;
  if (framing === 'close' && socket === null) return null;
  if (socket === null) {
    response.writeHead(status, all);
    response.flushHeaders();
  }
  const target = socket ?? response;
  let over = false;
  whenGone(request, response, () => (over = true));
  return {
    response,
    write(bytes) {
      if (over) return;
      if (response.writableLength + Buffer.byteLength(bytes) > maxPendingBytes) {
        over = true;
        context.cut(response, 'rst', slowReaderReason);
      } else target.write(bytes);
    },
    end() {
      if (over) return;
      over = true;
      if (socket === null) response.end();
      else endExchange(socket);
    },
    onGone: (callback) => whenGone(request, response, callback),
  };
}
