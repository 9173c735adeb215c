/** A TCP client that sends exactly the bytes that a test gives it, and keeps all that comes back. */
import type { Socket } from 'node:net';
import { connect } from 'node:net';

export interface RawClient {
  readonly socket: Socket;
  send(text: string | Uint8Array): void;
  /** Everything received so far, one character per byte. */
  received(): string;
  /** Resolves when `received()` contains `text`; rejects when the connection ends before. */
  until(text: string): Promise<void>;
  /** Resolves with how the connection ended. */
  readonly closed: Promise<'fin' | 'rst'>;
  destroy(): void;
}

/** Connects to the origin `url`, such as `http://127.0.0.1:4601`. */
export async function connectRaw(url: string): Promise<RawClient> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  const chunks: Buffer[] = [];
  const received = (): string => Buffer.concat(chunks).toString('latin1');
  let waiting: { text: string; resolve: () => void; reject: (error: Error) => void }[] = [];
  let ending: 'fin' | 'rst' = 'fin';
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    const text = received();
    for (const one of waiting) if (text.includes(one.text)) one.resolve();
    waiting = waiting.filter((one) => !text.includes(one.text));
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') ending = 'rst';
  });
  const closed = new Promise<'fin' | 'rst'>((resolve) => {
    socket.once('close', () => {
      resolve(ending);
      const got = received();
      for (const { text, reject } of waiting) {
        reject(new Error(`closed before ${JSON.stringify(text)}; got ${JSON.stringify(got)}`));
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    send: (text) => void socket.write(text),
    received,
    until(text) {
      if (received().includes(text)) return Promise.resolve();
      return new Promise((resolve, reject) => void waiting.push({ text, resolve, reject }));
    },
    closed,
    destroy: () => void socket.destroy(),
  };
}
