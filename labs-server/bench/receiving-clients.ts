/** Many clients that hold one connection each and count what comes. */
import type { Socket } from 'node:net';

export interface ReceivingClients {
  readonly sockets: readonly Socket[];
  /** Bytes that all clients received since they were open. */
  readonly receivedBytes: number;
  /** Resolves when that has reached `bytes`. @throws when a connection ends */
  reaches(bytes: number): Promise<void>;
}

const atOnce = 50;

/** @param open resolves when what the server says at the beginning has been read */
export async function openClients(
  count: number,
  open: () => Promise<Socket>,
): Promise<ReceivingClients> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const next = Math.min(atOnce, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: next }, open))));
  }
  let receivedBytes = 0;
  let closed = false;
  let waiting: { bytes: number; resolve: () => void; reject: (error: Error) => void } | null = null;
  function look(): void {
    if (waiting === null || (receivedBytes < waiting.bytes && !closed)) return;
    const { resolve, reject } = waiting;
    waiting = null;
    if (closed) reject(new Error('a connection has ended'));
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
    sockets,
    get receivedBytes() {
      return receivedBytes;
    },
    reaches(bytes) {
      return new Promise((resolve, reject) => {
        waiting = { bytes, resolve, reject };
        look();
      });
    },
  };
}
