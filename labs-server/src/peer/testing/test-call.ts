/** A call between Bob and a caller, for tests. */
import type { TestContext } from 'node:test';
import type { RTCDataChannel, RTCPeerConnection } from 'werift';
import { createSystemClock } from '../../clock/system-clock.ts';
import type { Clock } from '../../labs/lab.ts';
import type { PeerEvents } from '../../labs/lab-peer.ts';
import { Bob } from '../bob.ts';
import { echoConduct } from '../echo-conduct.ts';
import type { CallHost } from '../call-host.ts';
import { type Caller, createCaller } from './caller.ts';
import { createRecordedHost, type RecordedHost } from './recorded-host.ts';

export interface TestBobOptions {
  readonly events?: Partial<PeerEvents>;
  readonly host?: Partial<CallHost>;
  /** What a name of multicast DNS stands for. */
  readonly names?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  readonly sendsBack?: boolean;
}

/** Bob on this machine's loopback alone; closed when the test ends. */
export function createTestBob(
  context: TestContext,
  options: TestBobOptions = {},
): { readonly bob: Bob; readonly host: RecordedHost } {
  const { events = {}, names = {}, clock = createSystemClock() } = options;
  const host = createRecordedHost(options.host);
  const bob = new Bob({
    clock,
    host,
    events,
    createConduct: (onExcess) =>
      echoConduct({ clock, sendsBack: options.sendsBack ?? true }, onExcess),
    resolve: async (name) => names[name] ?? null,
    ofMachine: ['127.0.0.1'],
    stunServer: null,
    onClose: () => {},
  });
  context.after(() => bob.closed());
  return { bob, host };
}

export async function createTestCaller(
  context: TestContext,
  prepare: (connection: RTCPeerConnection) => void = () => {},
): Promise<Caller & { readonly channel: RTCDataChannel }> {
  const channels: RTCDataChannel[] = [];
  const caller = await createCaller((connection) => {
    channels.push(connection.createDataChannel('chat'));
    prepare(connection);
  });
  context.after(() => caller.connection.close());
  const [channel] = channels;
  if (channel === undefined) throw new Error('the caller has no data channel');
  return { ...caller, channel };
}
