/** The STUN and TURN servers of a run: what crosses them is on its wire. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import type { ServerChoice } from './ice-setting.ts';
import { outsideRun } from './outside-run.ts';

/** Those of the lab server itself, whatever else its operator configured: only their bytes can be shown. */
export async function offeredServers(
  lab: LabApi,
  choice: ServerChoice,
): Promise<readonly RTCIceServer[]> {
  const server =
    choice === 'pretend-nat' ? choice : choice === 'redirected' ? 'redirecting' : 'own';
  const ofRun = lab.url('/turn/ice-servers', { server });
  // Only with TURN comes a credential, which is worth seeing.
  const url = choice === 'stun' || choice === 'pretend-nat' ? outsideRun(ofRun) : ofRun;
  const response = await fetch(url, { cache: 'no-store', signal: lab.signal });
  if (!response.ok) throw new Error(await problemText(response));
  return (await response.json()) as readonly RTCIceServer[];
}

/**
 * A plain STUN message names nobody, so the page says which ports are its own: what crosses between them and the server
 * is then on the wire of `run`.
 */
export function claimPorts(lab: LabApi, run: number, connection: RTCPeerConnection): void {
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type !== 'host' || candidate.protocol !== 'udp') return;
    const url = outsideRun(lab.url('/stun/claims', { port: candidate.port, run }));
    // Without it the wire stays empty; the call itself does not need it.
    fetch(url, { method: 'POST', signal: lab.signal }).catch(() => {});
  });
}
