/** A closed loop of requests on keep-alive connections, as cheap for the load process as can be. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Work } from './paired-run.ts';

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

/** A request and its response at a time; all responses have the length of the first. */
class Loop {
  readonly #socket: Socket;
  readonly #request: string;
  readonly #responseBytes: number;
  #received = 0;
  #count = 0;
  #untilMs = 0;
  #finish: (count: number) => void = () => {};

  constructor(socket: Socket, request: string, responseBytes: number) {
    this.#socket = socket;
    this.#request = request;
    this.#responseBytes = responseBytes;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes.length));
    socket.on('close', () => this.#finish(Number.NaN));
  }

  run(untilMs: number): Promise<number> {
    this.#untilMs = untilMs;
    this.#count = 0;
    this.#socket.write(this.#request);
    return new Promise((resolve) => (this.#finish = resolve));
  }

  #receive(byteLength: number): void {
    this.#received += byteLength;
    if (this.#received < this.#responseBytes) return;
    this.#received -= this.#responseBytes;
    this.#count += 1;
    if (performance.now() < this.#untilMs) this.#socket.write(this.#request);
    else this.#finish(this.#received === 0 ? this.#count : Number.NaN);
  }
}

/** Opens `connections` connections that ask for `url` again and again, as long as the work lasts. */
export async function openHttpLoad(url: string, connections: number): Promise<Work> {
  const { host, hostname, port, pathname } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const sockets = Array.from({ length: connections }, () =>
    connect({ host: hostname, port: Number(port), noDelay: true }),
  );
  const loops = await Promise.all(
    sockets.map(async (socket) => new Loop(socket, request, await firstResponse(socket, request))),
  );
  return async (seconds) => {
    const untilMs = performance.now() + seconds * 1000;
    const counts = await Promise.all(loops.map((loop) => loop.run(untilMs)));
    const sum = counts.reduce((total, count) => total + count, 0);
    if (Number.isNaN(sum)) throw new Error('a response was cut, or had another length');
    return sum;
  };
}
