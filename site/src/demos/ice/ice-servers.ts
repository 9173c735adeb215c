/** The servers that a peer is given, chosen from those that the lab server offers. */
import type { ServerChoice } from './ice-setting.ts';

/** Nobody's password: what a TURN server answers to it is the lesson. */
const wrongPassword = 'not-the-password';

/** @throws Error when the lab server offers no server of this kind */
export function chosenServers(
  offered: readonly RTCIceServer[],
  choice: ServerChoice,
): readonly RTCIceServer[] {
  if (choice === 'none') return [];
  const scheme = choice === 'stun' || choice === 'pretend-nat' ? 'stun:' : 'turn:';
  const transport = choice === 'turn-tcp' ? 'tcp' : 'udp';
  const fits = (url: string): boolean =>
    url.startsWith(scheme) && (scheme === 'stun:' || transportOf(url) === transport);
  const found = offered.flatMap(({ urls, ...credentials }) =>
    [urls]
      .flat()
      .filter(fits)
      .map((url) => ({ ...credentials, urls: url })),
  );
  const [first] = found;
  if (first === undefined) throw new Error(noServer);
  return [choice === 'wrong-password' ? { ...first, credential: wrongPassword } : first];
}

/** RFC 7065 section 3.1: UDP unless told. */
function transportOf(url: string): string {
  return /[?&]transport=(\w+)/.exec(url)?.[1] ?? 'udp';
}

const noServer =
  'This lab server has no STUN and TURN: another program has its port. Start it again with --stun-port and a free port.';
