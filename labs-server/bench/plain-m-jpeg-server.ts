/** M-JPEG with nothing but node:http: what our own streams are compared with. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { framePart, type PartLayout } from '../src/labs/m-jpeg/parts.ts';

export interface PlainMJpegServer {
  readonly origin: string;
  /** Writes the next picture to everybody who is not behind, as one part that all share. */
  readonly nextFrame: () => void;
}

/** The parts are those of the lab, byte by byte. */
export async function startPlainMJpegServer(
  pictures: readonly Uint8Array[],
): Promise<PlainMJpegServer> {
  const boundary = 'frame-01234567';
  const layout: PartLayout = { boundary, flush: 'before', length: 'exact', boundaryInData: false };
  const streams = new Set<ServerResponse>();
  let frames = 0;
  const server = createServer({ noDelay: true }, (_request, response) => {
    response.writeHead(200, {
      'Content-Type': `multipart/x-mixed-replace; boundary=${boundary}`,
      'Cache-Control': 'no-cache',
    });
    response.flushHeaders();
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextFrame() {
      frames += 1;
      const jpeg = pictures[frames % pictures.length];
      if (jpeg === undefined) return;
      const times = { capturedUs: 0, capturedWallMs: Date.now() };
      const part = framePart(layout, { number: frames, ...times, jpeg }, false);
      for (const stream of streams) if (!stream.writableNeedDrain) stream.write(part);
    },
  };
}
