/** A closed loop of requests on keep-alive connections, as cheap for the load process as can be. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Work } from './paired-run.ts';
import { loopOn } from './request-loop.ts';

/** Sends `request` on a new connection and waits for its whole response. @throws unless it is a 200 */
async function firstResponse(socket: Socket, request: string): Promise<number> {
  let received = '';
  socket.write(request);
  for (;;) {
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    received += bytes.toString('latin1');
    const headEnd = received.indexOf('\r\n\r\n') + 4;
    if (headEnd < 4) continue;
    if (!received.startsWith('HTTP/1.1 200 ')) throw new Error(`not a 200: ${received}`);
    const length = headEnd + Number(/\r\nContent-Length: (\d+)/i.exec(received)?.[1]);
    if (received.length >= length) return length;
  }
}

/** Opens `connections` connections that ask for `url` again and again, as long as the work lasts. */
export async function openHttpLoad(url: string, connections: number): Promise<Work> {
  const { host, hostname, port, pathname } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const sockets = Array.from({ length: connections }, () =>
    connect({ host: hostname, port: Number(port), noDelay: true }),
  );
  return loopOn(
    await Promise.all(
      sockets.map(async (socket) => ({
        socket,
        request,
        responseBytes: await firstResponse(socket, request),
      })),
    ),
  );
}
