/** One run: a peer gathers its candidates with our STUN server, and goes. */
import type { LabApi } from '../../cell/lab-api.ts';
import { askForMicrophone } from '../ice/ask-for-microphone.ts';
import { IceAgent } from '../ice/ice-agent.ts';
import { chosenServers } from '../ice/ice-servers.ts';
import { claimPorts, offeredServers } from '../ice/offered-servers.ts';
import { untilGathered } from '../webrtc/until-gathered.ts';
import type { StunReport, StunSetting } from './stun-report.ts';

/** A server that has not answered by then will not. */
const patienceMs = 6_000;

/** The records of the last answer come a moment after the browser has it. */
const lastRecordsMs = 400;

/** Resolves when all candidates are there, or after `patienceMs`. */
export async function runStun(
  lab: LabApi,
  run: number,
  setting: StunSetting,
  tell: (report: StunReport) => void,
): Promise<void> {
  if (setting.asksForMicrophone) await askForMicrophone();
  const choice = setting.pretendsNat ? 'pretend-nat' : 'stun';
  const iceServers = [...chosenServers(await offeredServers(lab, choice), choice)];
  const connection = new RTCPeerConnection({ iceServers });
  const agent = new IceAgent(
    connection,
    () => lab.now(),
    () => tell({ setting, agent: agent.report }),
  );
  claimPorts(lab, run, connection);
  tell({ setting, agent: agent.report });
  try {
    connection.createDataChannel('stun');
    await connection.setLocalDescription();
    await untilGathered(connection, lab.sleep(patienceMs));
    await lab.sleep(lastRecordsMs);
  } finally {
    connection.close();
  }
}
