/** Waits for a connection, and says why there is none. */
import type { LabApi } from '../../cell/lab-api.ts';

/** A browser that has found none of its addresses by then has none. */
const candidatePatienceMs = 3_000;

export const noCandidate =
  'The browser found no address of its own (no ICE candidate): no network interface of this computer is up. Connect to a network, any will do, and press again.';

export const noPath =
  'The two sides found no path to each other: every connectivity check failed. Press again; if it stays so, a firewall on this computer drops UDP.';

type Connection = Pick<
  RTCPeerConnection,
  'connectionState' | 'iceGatheringState' | 'addEventListener' | 'removeEventListener'
>;

/** Resolves when `connection` is connected. @throws Error for the student; or the signal's reason after a Stop */
export function untilConnected(lab: LabApi, connection: Connection): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  return new Promise<void>((resolve, reject) => {
    let hasCandidate = false;
    const look = (): void => {
      if (connection.connectionState === 'connected') resolve();
      if (connection.connectionState === 'failed') reject(new Error(noPath));
    };
    const onCandidate = (event: RTCPeerConnectionIceEvent): void => {
      hasCandidate ||= event.candidate !== null;
    };
    connection.addEventListener('connectionstatechange', look, { signal });
    connection.addEventListener('icecandidate', onCandidate, { signal });
    lab.sleep(candidatePatienceMs).then(() => {
      if (!hasCandidate) reject(new Error(noCandidate));
    }, reject);
    lab.signal.addEventListener('abort', () => reject(lab.signal.reason), { signal });
    look();
  }).finally(() => over.abort());
}
