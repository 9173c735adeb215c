/** Many clients that hold one event stream each and count what comes. */
import { connect, type Socket } from 'node:net';

export interface EventStreamClients {
  /** Bytes that all clients received since they were open. */
  readonly receivedBytes: number;
  /** Resolves when that has reached `bytes`. @throws when a stream ends */
  reaches(bytes: number): Promise<void>;
  close(): void;
}

/** The comment with which every stream begins, as a chunk. */
const firstChunk = '3\r\n:\n\n\r\n';
const atOnce = 50;

function open(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    let received = '';
    socket.once('error', reject);
    socket.on('data', function receive(bytes: Buffer) {
      received += bytes.toString('latin1');
      if (!received.endsWith(firstChunk)) return;
      socket.off('data', receive);
      if (received.startsWith('HTTP/1.1 200 ')) resolve(socket);
      else reject(new Error(`not a stream: ${received}`));
    });
  });
}

/** Opens `count` streams of `url`; resolves when each has had its head and first comment. */
export async function openEventStreams(url: string, count: number): Promise<EventStreamClients> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const next = Math.min(atOnce, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: next }, () => open(new URL(url))))));
  }
  let receivedBytes = 0;
  let closed = false;
  let waiting: { bytes: number; resolve: () => void; reject: (error: Error) => void } | null = null;
  function look(): void {
    if (waiting === null || (receivedBytes < waiting.bytes && !closed)) return;
    const { resolve, reject } = waiting;
    waiting = null;
    if (closed) reject(new Error('a stream has ended'));
    else resolve();
  }
  for (const socket of sockets) {
    socket.on('data', (bytes: Buffer) => {
      receivedBytes += bytes.length;
      look();
    });
    socket.once('close', () => {
      closed = true;
      look();
    });
  }
  return {
    get receivedBytes() {
      return receivedBytes;
    },
    reaches(bytes) {
      return new Promise((resolve, reject) => {
        waiting = { bytes, resolve, reject };
        look();
      });
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}
