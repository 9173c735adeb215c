/** Closed loops on connections, as cheap for the load process as can be. */
import type { Socket } from 'node:net';
import type { Work } from './paired-run.ts';

/** A request and its response at a time; all responses have one length. */
class RequestLoop {
  readonly #socket: Socket;
  readonly #request: string | Buffer;
  readonly #responseBytes: number;
  #received = 0;
  #count = 0;
  #untilMs = 0;
  #finish: (count: number) => void = () => {};

  constructor(socket: Socket, request: string | Buffer, responseBytes: number) {
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

export interface LoopedConnection {
  readonly socket: Socket;
  readonly request: string | Buffer;
  readonly responseBytes: number;
}

/** Asks on every connection again and again, as long as the work lasts. */
export function loopOn(connections: readonly LoopedConnection[]): Work {
  const loops = connections.map(
    ({ socket, request, responseBytes }) => new RequestLoop(socket, request, responseBytes),
  );
  return async (seconds) => {
    const untilMs = performance.now() + seconds * 1000;
    const counts = await Promise.all(loops.map((loop) => loop.run(untilMs)));
    const sum = counts.reduce((total, count) => total + count, 0);
    if (Number.isNaN(sum)) throw new Error('a response was cut, or had another length');
    return sum;
  };
}
