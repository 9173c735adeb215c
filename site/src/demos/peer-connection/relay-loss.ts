/** A relay between the two ends of a call, which loses as many packets as it is told. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';

/** Relay candidates alone, of the lab's own TURN server. @throws Error for the student */
export async function relayConfiguration(lab: LabApi): Promise<RTCConfiguration> {
  const url = lab.url('/turn/ice-servers', { server: 'own' });
  const response = await fetch(url, { cache: 'no-store', signal: lab.signal });
  if (!response.ok) throw new Error(await problemText(response));
  const iceServers = (await response.json()) as RTCIceServer[];
  if (iceServers.length === 0) {
    throw new Error(
      'This lab server has no TURN: another program has its port. Start it again with --stun-port and a free port.',
    );
  }
  return { iceServers, iceTransportPolicy: 'relay' };
}

/** @param percent of the datagrams that the relays of this run pass on to peers: with one on both sides, of each direction */
export async function setRelayLoss(lab: LabApi, percent: number): Promise<void> {
  const url = lab.url('/turn/loss', { percent });
  const response = await fetch(url, { method: 'POST', signal: lab.signal });
  if (!response.ok) throw new Error(await problemText(response));
}
