/** The end of connecting to Bob, the lab's own peer. */
import type { LabApi } from '../../cell/lab-api.ts';

const connectPatienceMs = 15_000;

export const noPathToBob = 'No path to Bob was found.';
export const lateBob = 'Bob and this page found no path to each other. Run it again.';

/** Resolves when the page and Bob are connected. @throws Error for the student; or the signal's reason after a Stop */
export async function untilBobConnected(
  lab: Pick<LabApi, 'sleep'>,
  connection: EventTarget & Pick<RTCPeerConnection, 'connectionState'>,
): Promise<void> {
  const settled = new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (connection.connectionState === 'connected') resolve();
      if (connection.connectionState === 'failed') reject(new Error(noPathToBob));
    };
    connection.addEventListener('connectionstatechange', look);
    look();
  });
  const late = lab.sleep(connectPatienceMs).then(() => {
    throw new Error(lateBob);
  });
  await Promise.race([settled, late]);
}
