/** A client that sends and reads bytes, nothing else. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawClient {
  readonly socket: Socket;
  /** Everything received so far, as Latin-1. */
  readonly received: string;
  send(text: string): void;
  /** Sends `GET path HTTP/1.1`. */
  get(path: string, fields?: Readonly<Record<string, string>>): void;
  /** Resolves when `received` holds `text`. */
  until(text: string): Promise<void>;
  /** Resolves with everything received, when the server has closed. */
  end(): Promise<string>;
  close(): void;
}

export async function connectRaw(port: number): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let received = '';
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.on('data', (bytes: Buffer) => (received += bytes.toString('latin1')));
  await once(socket, 'connect');
  return {
    socket,
    get received() {
      return received;
    },
    send: (text) => void socket.write(text, 'latin1'),
    get(path, fields = {}) {
      const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.join('')}\r\n`, 'latin1');
    },
    async until(text) {
      while (!received.includes(text)) {
        if (socket.destroyed) throw new Error(`closed before ${JSON.stringify(text)}: ${received}`);
        await Promise.race([once(socket, 'data'), closed]);
      }
    },
    async end() {
      await closed;
      return received;
    },
    close: () => void socket.destroy(),
  };
}
