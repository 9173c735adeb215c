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
  const fits = urlTests[choice];
  const found = offered.flatMap(({ urls, ...credentials }) =>
    [urls]
      .flat()
      .filter(fits)
      .map((url) => ({ ...credentials, urls: url })),
  );
  const [first] = found;
  if (first === undefined) throw new Error(choice === 'turn-tls' ? noTls : noServer);
  return [choice === 'wrong-password' ? { ...first, credential: wrongPassword } : first];
}

const isStun = (url: string): boolean => url.startsWith('stun:');
const isTurn = (url: string, transport: string): boolean =>
  url.startsWith('turn:') && transportOf(url) === transport;

/** Which address serves a choice: RFC 7064 and RFC 7065, section 3.1. */
const urlTests: Readonly<Record<Exclude<ServerChoice, 'none'>, (url: string) => boolean>> = {
  stun: isStun,
  'pretend-nat': isStun,
  'turn-udp': (url) => isTurn(url, 'udp'),
  'turn-tcp': (url) => isTurn(url, 'tcp'),
  'turn-tls': (url) => url.startsWith('turns:'),
  redirected: (url) => isTurn(url, 'udp'),
  'wrong-password': (url) => isTurn(url, 'udp'),
};

/** RFC 7065 section 3.1: UDP unless told. */
function transportOf(url: string): string {
  return /[?&]transport=(\w+)/.exec(url)?.[1] ?? 'udp';
}

const noTls =
  'TURN over TLS needs a certificate: start the lab server with --https, and open its https: address.';

const noServer =
  'This lab server has no STUN and TURN: another program has its port. Start it again with --stun-port and a free port.';
