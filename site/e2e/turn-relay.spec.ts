/** A browser that may use relays only: our TURN server carries the call, over UDP and over TCP. */
import type { Page } from '@playwright/test';
import { expect, type LabServer, test } from './support/lab.ts';

interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** A session of the lab server, and what its first run is told. */
async function takeSession({ url }: LabServer) {
  const created = await fetch(`${url}/api/sessions`, { method: 'POST' });
  const { id, labs } = (await created.json()) as { id: string; labs: readonly [string, string] };
  const ask = async (path: string) =>
    (await fetch(`${labs[0]}/s/${id}/1/${path}`)).json() as Promise<unknown>;
  const servers = (await ask('turn/ice-servers')) as readonly IceServer[];
  const turn = servers.find(({ username }) => username !== undefined);
  if (turn === undefined) throw new Error('the lab server has no TURN');
  const over = (transport: string): IceServer => ({
    ...turn,
    urls: turn.urls.filter((one) => one.endsWith(`transport=${transport}`)),
  });
  return { ask, over };
}

/** Two peers of one page that may use relays only: what came of the call between them. */
function callByRelay(page: Page, server: IceServer) {
  return page.evaluate(async (iceServer) => {
    const configuration = {
      iceServers: [{ ...iceServer, urls: [...iceServer.urls] }],
      iceTransportPolicy: 'relay',
    } as const;
    const [alice, bob] = [
      new RTCPeerConnection(configuration),
      new RTCPeerConnection(configuration),
    ];
    const channel = alice.createDataChannel('chat');
    const refused = new Promise<string>((resolve) => {
      alice.onicecandidateerror = ({ errorCode }) => resolve(`error ${errorCode}`);
    });
    alice.onicecandidate = ({ candidate }) => void bob.addIceCandidate(candidate ?? undefined);
    bob.onicecandidate = ({ candidate }) => void alice.addIceCandidate(candidate ?? undefined);
    bob.ondatachannel = ({ channel: other }) => {
      other.onmessage = ({ data }) => other.send(`${data}, says Bob`);
    };
    const echoed = new Promise<string>((resolve) => {
      channel.onopen = () => channel.send('Hello');
      channel.onmessage = ({ data }) => resolve(String(data));
    });
    await alice.setLocalDescription();
    await bob.setRemoteDescription(alice.localDescription ?? { type: 'offer' });
    await bob.setLocalDescription();
    await alice.setRemoteDescription(bob.localDescription ?? { type: 'answer' });
    const outcome = await Promise.race([echoed, refused]);
    const stats: Map<string, Record<string, unknown>> = new Map(await alice.getStats());
    const pair = [...stats.values()].find(
      ({ type, nominated }) => type === 'candidate-pair' && nominated === true,
    );
    const { candidateType, relayProtocol } = stats.get(String(pair?.['localCandidateId'])) ?? {};
    return { outcome, candidateType, relayProtocol };
  }, server);
}

for (const transport of ['udp', 'tcp']) {
  test(`a call goes through the relay over ${transport}, and getStats and the server tell so`, async ({
    page,
    lab,
    pageErrors,
  }) => {
    const { ask, over } = await takeSession(lab);
    await page.goto(`${lab.url}/api/health`);
    expect(await callByRelay(page, over(transport))).toEqual({
      outcome: 'Hello, says Bob',
      candidateType: 'relay',
      relayProtocol: transport,
    });
    const { allocations } = (await ask('turn/status')) as {
      allocations: readonly { transport: string; bytesToPeers: number }[];
    };
    expect(allocations.map((one) => one.transport)).toEqual([transport, transport]);
    expect(Math.min(...allocations.map(({ bytesToPeers }) => bytesToPeers))).toBeGreaterThan(0);
    expect(pageErrors).toEqual([]);
  });
}

test('a wrong password is told as 401, and there is no call', async ({ page, lab }) => {
  const { over } = await takeSession(lab);
  await page.goto(`${lab.url}/api/health`);
  const { outcome } = await callByRelay(page, { ...over('udp'), credential: 'wrong' });
  expect(outcome).toBe('error 401');
});
