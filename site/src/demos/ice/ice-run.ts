/** One run of the call: it is up until Stop, and looked at twice a second. */
import type { LabApi } from '../../cell/lab-api.ts';
import { askForMicrophone } from './ask-for-microphone.ts';
import { IceCall } from './ice-call.ts';
import type { IceReport } from './ice-report.ts';
import { claimPorts, offeredServers } from './offered-servers.ts';
import { chosenServers } from './ice-servers.ts';
import type { IceSetting } from './ice-setting.ts';

/** A browser with a network has its first candidate long before. */
export const offlineAfterMs = 3_000;

const measureMs = 500;

/**
 * Ends when `lab.signal` aborts; the connections are closed then.
 * @param onUp the call is up, and can be restarted
 */
export async function runIce(
  lab: LabApi,
  run: number,
  setting: IceSetting,
  onUp: (restart: () => void) => void,
  tell: (report: IceReport) => void,
): Promise<void> {
  if (setting.asksForMicrophone) await askForMicrophone();
  const servers = setting.server === 'none' ? [] : await offeredServers(lab, setting.server);
  const world = {
    connect: (configuration: RTCConfiguration) => new RTCPeerConnection(configuration),
    now: () => lab.now(),
    sleep: (delayMs: number) => lab.sleep(delayMs),
  };
  const call = new IceCall(setting, chosenServers(servers, setting.server), world, () =>
    tell(call.report),
  );
  lab.onStop(() => call.close());
  if (setting.server !== 'none') {
    claimPorts(lab, run, call.alice.connection);
    claimPorts(lab, run, call.bob.connection);
  }
  // Without a network the offer waits for candidates that never come, and the call is looked at all the same.
  let failure: unknown = null;
  call.start().then(
    () => onUp(() => void call.restart().catch(() => {})),
    (error: unknown) => (failure = error),
  );
  for (;;) {
    await lab.sleep(measureMs);
    if (failure !== null) throw failure;
    await call.measure();
    if (lab.now() >= offlineAfterMs) call.judgeSilence();
    tell(call.report);
  }
}
