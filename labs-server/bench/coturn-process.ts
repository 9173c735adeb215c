/** coturn as the baseline, and turnutils as the load: Debian's package `coturn`. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePortPair, startProgram } from '../src/turn-host/testing/programs.ts';

/** A TURN server on 127.0.0.1, and whom it serves. */
export interface TurnTarget {
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

export interface CoturnProcess extends TurnTarget {
  /** CPU time of all its threads until now, in microseconds. */
  cpuUs(): number;
  rssBytes(): number;
  stop(): Promise<void>;
}

const account = { username: 'alice', password: 'secret' } as const;

export async function startCoturn(): Promise<CoturnProcess> {
  const port = await freePortPair();
  const directory = await mkdtemp(join(tmpdir(), 'wireside-coturn-'));
  const flags =
    '-n --no-cli --no-tls --no-dtls --allow-loopback-peers --lt-cred-mech --log-file=stdout --realm=coturn.test';
  const coturn = startProgram('turnserver', [
    ...flags.split(' '),
    `--user=${account.username}:${account.password}`,
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    `--listening-port=${port}`,
    `--pidfile=${join(directory, 'pid')}`,
    `--userdb=${join(directory, 'db')}`,
  ]);
  await coturn.until('DB connection success');
  const { pid } = coturn;
  return {
    port,
    ...account,
    cpuUs: () => threadsCpuUs(pid),
    rssBytes: () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]),
    async stop() {
      await coturn.stop();
      await rm(directory, { recursive: true });
    },
  };
}

const read = (path: string): string => readFileSync(path, 'utf8');

/** Linux tells the time of each thread in nanoseconds (proc(5), `schedstat`). */
function threadsCpuUs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((id) => read(`/proc/${pid}/task/${id}/schedstat`).split(' ')[0]);
  return times.reduce((sum, ns) => sum + Number(ns) / 1000, 0);
}

/** What the load was: clients, and messages of each. */
export const load = { clients: 20, messages: 100, bytes: 200 } as const;

/** Runs turnutils_uclient to its end. Resolves with the datagrams that were relayed, there and back. */
export async function runTurnutils(
  { port, username, password }: TurnTarget,
  peerPort: number,
): Promise<number> {
  const { clients, messages, bytes } = load;
  const args = `-c -m ${clients} -n ${messages} -l ${bytes} -z 1 -e 127.0.0.1 -r ${peerPort} -p ${port} -u ${username}`;
  const program = startProgram('turnutils_uclient', [
    ...args.split(' '),
    '-w',
    password,
    '127.0.0.1',
  ]);
  await program.ended;
  const received = [...program.output().matchAll(/tot_recv_msgs=(\d+)/g)].at(-1)?.[1];
  if (received === undefined) throw new Error(`turnutils_uclient failed:\n${program.output()}`);
  return 2 * Number(received);
}
