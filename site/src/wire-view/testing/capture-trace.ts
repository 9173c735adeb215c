/**
 * Real bytes for tests: a `node:http` server behind a TCP relay that notes, as the labs' tap does, every read and
 * every write of the accepted socket. Time is a counter, so that traces can be compared.
 */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, createServer as createRelay, type AddressInfo, type Socket } from 'node:net';
import type { Direction, WireRecord } from '@wireside/labs-server/wire/record.ts';

export interface CaptureOptions {
  /** Called with the relay's port; the capture ends when it resolves. */
  readonly drive: (port: number) => Promise<void>;
  /** Splits what the server writes into pieces of at most so many bytes. Default: no splitting. */
  readonly maxWriteBytes?: number;
}

/** The records of run 1: what `handler` answered to what `drive` asked. */
export async function captureTrace(
  handler: RequestListener,
  { drive, maxWriteBytes = Number.POSITIVE_INFINITY }: CaptureOptions,
): Promise<readonly WireRecord[]> {
  const log = createLog();
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target = portOf(server.address());
  const sockets = new Set<Socket>();
  const relay = createRelay((accepted) => {
    const onward = connect(target, '127.0.0.1');
    sockets.add(accepted).add(onward);
    relaySocket(accepted, onward, log, maxWriteBytes);
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  try {
    await drive(portOf(relay.address()));
  } finally {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
    relay.close();
    await once(relay, 'close');
  }
  return log.records;
}

interface Log {
  readonly records: WireRecord[];
  open(remotePort: number, localPort: number): number;
  data(connection: number, direction: Direction, bytes: Uint8Array): void;
  close(connection: number): void;
}

function createLog(): Log {
  const records: WireRecord[] = [];
  const offsets = new Map<string, number>();
  let connections = 0;
  const base = (connection: number) => {
    const sequence = records.length + 1;
    return { sequence, timeUs: sequence * 1000, connection, run: 1 };
  };
  return {
    records,
    open(remotePort, localPort) {
      connections += 1;
      const local = { address: '127.0.0.1', port: localPort };
      const remote = { address: '127.0.0.1', port: remotePort };
      const how = { listener: 'lab-a', transport: 'tcp', insideTls: false, hopOf: null } as const;
      records.push({ kind: 'open', ...base(connections), ...how, local, remote });
      return connections;
    },
    data(connection, direction, bytes) {
      const key = `${connection} ${direction}`;
      const streamOffset = offsets.get(key) ?? 0;
      offsets.set(key, streamOffset + bytes.length);
      const head = Uint8Array.from(bytes);
      const size = { streamOffset, byteLength: head.length, head, tail: new Uint8Array() };
      records.push({ kind: 'data', ...base(connection), direction, ...size });
    },
    close(connection) {
      records.push({ kind: 'close', ...base(connection), cause: 'fin', reason: '' });
    },
  };
}

function relaySocket(accepted: Socket, onward: Socket, log: Log, maxWriteBytes: number): void {
  const connection = log.open(accepted.remotePort ?? 0, accepted.localPort ?? 0);
  accepted.on('error', () => onward.destroy());
  onward.on('error', () => accepted.destroy());
  accepted.on('data', (bytes: Buffer) => {
    log.data(connection, 'client-to-server', bytes);
    onward.write(bytes);
  });
  onward.on('data', (bytes: Buffer) => {
    for (let start = 0; start < bytes.length; start += maxWriteBytes) {
      const piece = bytes.subarray(start, Math.min(start + maxWriteBytes, bytes.length));
      log.data(connection, 'server-to-client', piece);
      accepted.write(piece);
    }
  });
  accepted.on('end', () => onward.end());
  onward.on('end', () => {
    log.close(connection);
    accepted.end();
  });
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
