/** Whom Bob tells of his call, for tests: all of it is kept. */
import type { CloseCause, Direction, Endpoint } from '../../../wire/record.ts';
import type { CallHost, Decrypted } from '../call-host.ts';

export interface RecordedFlow {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** In order, of both directions. */
  readonly datagrams: { readonly direction: Direction; readonly payload: Buffer }[];
  readonly decrypted: Decrypted[];
  closed: { readonly cause: CloseCause; readonly reason: string } | null;
  /** All payloads of a direction, one after another. */
  stream(direction: Direction): Buffer;
}

export interface RecordedHost extends CallHost {
  readonly flows: readonly RecordedFlow[];
  readonly limits: readonly string[];
  endSession(): void;
}

export function createRecordedHost(replaced: Partial<CallHost> = {}): RecordedHost {
  const flows: RecordedFlow[] = [];
  const limits: string[] = [];
  const onEnd = new Set<() => void>();
  return {
    flows,
    limits,
    session: 's',
    run: 1,
    signaledFrom: '127.0.0.1',
    openFlow(local, remote) {
      const flow = createFlow(local, remote);
      flows.push(flow);
      return {
        tell: (direction, payload) =>
          void flow.datagrams.push({ direction, payload: Buffer.from(payload) }),
        tellDecrypted: (one) =>
          void flow.decrypted.push({ ...one, plaintext: Buffer.from(one.plaintext) }),
        close: (cause, reason) => void (flow.closed = { cause, reason }),
      };
    },
    spend: () => true,
    tellLimit: (code) => void limits.push(code),
    whenSessionEnds(callback) {
      onEnd.add(callback);
      return () => void onEnd.delete(callback);
    },
    endSession() {
      for (const callback of onEnd) callback();
    },
    ...replaced,
  };
}

function createFlow(local: Endpoint, remote: Endpoint): RecordedFlow {
  const datagrams: RecordedFlow['datagrams'] = [];
  return {
    local,
    remote,
    datagrams,
    decrypted: [],
    closed: null,
    stream: (direction) =>
      Buffer.concat(
        datagrams.filter((one) => one.direction === direction).map((one) => one.payload),
      ),
  };
}
