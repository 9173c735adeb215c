/** One run of the call: it is up until Stop, and looked at twice a second. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { IceCall } from './ice-call.ts';
import type { IceReport } from './ice-report.ts';
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
  setting: IceSetting,
  onUp: (restart: () => void) => void,
  tell: (report: IceReport) => void,
): Promise<void> {
  if (setting.asksForMicrophone) await askForMicrophone();
  const servers = setting.server === 'none' ? [] : await offeredServers(lab);
  const world = {
    connect: (configuration: RTCConfiguration) => new RTCPeerConnection(configuration),
    now: () => lab.now(),
  };
  const call = new IceCall(setting, chosenServers(servers, setting.server), world, () =>
    tell(call.report),
  );
  lab.onStop(() => call.close());
  await call.start();
  onUp(() => void call.restart().catch(() => {}));
  for (;;) {
    await lab.sleep(measureMs);
    await call.measure();
    if (lab.now() >= offlineAfterMs) call.judgeSilence();
    tell(call.report);
  }
}

/** Those of this run, so that what crosses them is on its wire. */
async function offeredServers(lab: LabApi): Promise<readonly RTCIceServer[]> {
  const url = lab.url('/turn/ice-servers');
  const response = await fetch(url, { cache: 'no-store', signal: lab.signal });
  if (!response.ok) throw new Error(await problemText(response));
  return (await response.json()) as readonly RTCIceServer[];
}

async function askForMicrophone(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) track.stop();
}
