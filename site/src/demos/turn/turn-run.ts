/** One run: two peers that may use nothing but the relay, a text from one to the other, and what the server counted. */
import type { LabApi } from '../../cell/lab-api.ts';
import { IceCall } from '../ice/ice-call.ts';
import { chosenServers } from '../ice/ice-servers.ts';
import { offeredServers } from '../ice/offered-servers.ts';
import { sendMarked } from './send-marked.ts';
import { noTurnReport, type TurnReport, type TurnSetting } from './turn-report.ts';
import { relayedBytes } from './turn-status.ts';

/** A call that is not up by then will not be. */
const patienceMs = 12_000;

/** How long the last datagrams and their records may take. */
const lastRecordsMs = 700;

const measureMs = 250;

/** Resolves when all has arrived, or when it is clear that nothing will. */
export async function runTurn(
  lab: LabApi,
  setting: TurnSetting,
  world: { readonly nowMs: () => number; readonly marker: () => string },
  tell: (report: TurnReport) => void,
): Promise<void> {
  const [server] = chosenServers(await offeredServers(lab, setting.way), setting.way);
  const known = {
    ...noTurnReport(setting, world.nowMs()),
    username: server?.username ?? null,
    marker: world.marker(),
  };
  let counted: Pick<TurnReport, 'sentBytes' | 'arrivedBytes' | 'relayedBytes'> = known;
  const call = callOf(setting, server, lab, () => report());
  const report = (part: Partial<typeof counted> = {}): void => {
    counted = { ...counted, ...part };
    const { alice, bob } = call.report;
    tell({ ...known, ...counted, alice, bob });
  };
  lab.onStop(() => call.close());
  try {
    const arrived = countArrived(call, setting.byteLength, (arrivedBytes) =>
      report({ arrivedBytes }),
    );
    await call.start();
    if (await isOpen(call, lab)) {
      const sending = sendMarked(
        call.channel,
        known.marker,
        setting.byteLength,
        (sentBytes) => report({ sentBytes }),
        lab.signal,
      );
      await Promise.race([Promise.all([sending, arrived]), lab.sleep(patienceMs)]);
    }
    await lab.sleep(lastRecordsMs);
    await call.measure();
    report({ relayedBytes: await relayedBytes(lab, known.username ?? '') });
  } finally {
    call.close();
  }
}

function callOf(
  { way }: TurnSetting,
  server: RTCIceServer | undefined,
  lab: LabApi,
  onChange: () => void,
): IceCall {
  return new IceCall(
    { server: way, policy: 'relay', exchange: 'trickle', asksForMicrophone: false },
    server === undefined ? [] : [server],
    {
      connect: (configuration) => new RTCPeerConnection(configuration),
      now: () => lab.now(),
      sleep: (delayMs) => lab.sleep(delayMs),
    },
    onChange,
  );
}

/** Resolves when so many bytes have come to Bob. */
function countArrived(
  { bob }: IceCall,
  byteLength: number,
  onArrived: (byteLength: number) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let arrived = 0;
    bob.connection.addEventListener('datachannel', ({ channel }) => {
      channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
        arrived += data.length;
        onArrived(arrived);
        if (arrived >= byteLength) resolve();
      });
    });
  });
}

/** False when there is no candidate, or no pair that works. */
async function isOpen(call: IceCall, lab: LabApi): Promise<boolean> {
  const endMs = lab.now() + patienceMs;
  while (lab.now() < endMs) {
    if (call.channel.readyState === 'open') return true;
    const { alice, bob } = call.report;
    const nobodyHasOne = [alice, bob].every(
      ({ gathering, candidates }) => gathering === 'complete' && candidates.length === 0,
    );
    if (nobodyHasOne || alice.iceState === 'failed') return false;
    await lab.sleep(measureMs);
    await call.measure();
  }
  return false;
}
