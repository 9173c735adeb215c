/** A response whose body is written piece by piece, with bounded memory for a reader that is slow. */
import type { Socket } from 'node:net';
import type { Request, Response } from 'express';
import { endExchange, writeCloseDelimitedHead } from './close-delimited.ts';
import { whenGone } from './gone.ts';
import type { LabContext } from './lab.ts';
import { cutWhenStalled } from './stalled-end.ts';

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
  return new OpenResponse(context, request, response, socket);
}

/** A class, because every held stream has one: closures would take several times the memory. */
class OpenResponse implements StreamedResponse {
  readonly response: Response;
  readonly #context: LabContext;
  /** Where a close-delimited body is written. */
  readonly #socket: Socket | null;
  #over = false;

  constructor(context: LabContext, request: Request, response: Response, socket: Socket | null) {
    this.response = response;
    this.#context = context;
    this.#socket = socket;
    whenGone(request, response, () => (this.#over = true));
  }

  write(bytes: string | Buffer): void {
    if (this.#over) return;
    if (this.response.writableLength + Buffer.byteLength(bytes) > maxPendingBytes) {
      this.#over = true;
      this.#context.cut(this.response, 'rst', slowReaderReason);
    } else (this.#socket ?? this.response).write(bytes);
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#socket === null) this.response.end();
    else endExchange(this.#socket);
    cutWhenStalled(this.#context, this.response);
  }

  onGone(callback: () => void): void {
    whenGone(this.response.req, this.response, callback);
  }
}
