/** A server with the tiny lab on free ports, and what tests ask of it. */
import type { TestContext } from 'node:test';
import type { DataRecord, Direction, WireRecord } from '../../wire/record.ts';
import { readPcapng } from '../../wire/pcapng/read-pcapng.ts';
import type { ServerOptions } from '../server-options.ts';
import type { RunningServer } from '../start-server.ts';
import { startServer } from '../start-server.ts';
import { createTestParts } from './test-parts.ts';

export interface TestServer extends RunningServer {
  /** Takes a session; its id. */
  createSession(): Promise<string>;
  /** The session's records, from its trace file: the session's id reads as zeros. */
  recordsOf(session: string, query?: string): Promise<readonly WireRecord[]>;
}

/** Starts it, and closes it when the test ends. */
export async function startTestServer(
  context: TestContext,
  options: ServerOptions = {},
): Promise<TestServer> {
  const server = await startServer({ port: 0, ...options }, createTestParts());
  context.after(() => server.close());
  const api = `${server.urls.site}/api`;
  return {
    ...server,
    async createSession() {
      const response = await fetch(`${api}/sessions`, { method: 'POST' });
      const body: unknown = await response.json();
      if (typeof body === 'object' && body !== null && 'id' in body) return String(body.id);
      throw new Error(`no session: ${response.status}`);
    },
    async recordsOf(session, query = '') {
      const response = await fetch(`${api}/sessions/${session}/trace.pcapng${query}`);
      const result = readPcapng(new Uint8Array(await response.arrayBuffer()));
      if (result.status === 'refused') throw new Error(result.error.message);
      return result.trace.records;
    },
  };
}

/** The bytes of one direction of one connection, one character per byte. */
export function streamOf(
  records: readonly WireRecord[],
  direction: Direction,
  connection?: number,
): string {
  return records
    .filter((record): record is DataRecord => record.kind === 'data')
    .filter((record) => record.direction === direction)
    .filter((record) => connection === undefined || record.connection === connection)
    .map(({ head, tail }) => Buffer.concat([head, tail]).toString('latin1'))
    .join('');
}

/** Asks again and again until `holds`, because the other end of a connection learns of things later. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came true');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
