/** How the relayed call went, in a sentence or two. */
import { formatBytes } from '../../wire-view/quantities.ts';
import type { TurnReport, TurnWay } from './turn-report.ts';

export const wayWords: Readonly<Record<TurnWay, string>> = {
  'turn-udp': 'over UDP',
  'turn-tcp': 'over TCP',
  'turn-tls': 'over TLS',
  redirected: 'sent elsewhere',
  'wrong-password': 'with a wrong password',
};

/** RTCPeerConnectionIceErrorEvent, `errorCode`: no response came (WebRTC, section 4.8.3). */
const noServerReached = 701;

/** RFC 8489 section 14.8. */
const tryAlternate = 300;

/** In Chromium; nothing tells a page why the connection failed. */
const untrusted =
  'A certificate that you accepted for this page alone does not count for TURN: import it as trusted, as the README tells, and start the browser again.';

const elsewhere =
  'The server named another one, and the browser would not go there. Chromium lets no server send it to 127.0.0.1, its own machine.';

function whyRefused(way: TurnWay, code: number): string {
  if (code === tryAlternate) return elsewhere;
  if (way === 'turn-tls' && code === noServerReached) return untrusted;
  return 'And without a candidate there is no call.';
}

export function turnWords(report: TurnReport): string {
  const { alice, sentBytes, arrivedBytes, setting } = report;
  const selected = alice.pairs.find(({ isSelected }) => isSelected);
  const [error] = alice.errors;
  if (alice.candidates.length === 0 && error !== undefined) {
    return `No relayed candidate: icecandidateerror ${error.code} ${error.text.replace(/\.?$/, '.')} ${whyRefused(setting.way, error.code)}`;
  }
  if (alice.iceState === 'failed') return 'No pair of relayed candidates got an answer.';
  if (selected === undefined) return 'Both peers ask the server for a relayed address …';
  const path = `${selected.local.type} to ${selected.remote.type}`;
  if (arrivedBytes < setting.byteLength) {
    return `Connected, ${path}. ${formatBytes(arrivedBytes)} of ${formatBytes(sentBytes)} have arrived.`;
  }
  return `${formatBytes(arrivedBytes)} went from Alice to Bob, ${path}: every byte through the server.`;
}

/** What the server had to carry for what arrived; null while it is not known. */
export function costWords({ arrivedBytes, relayedBytes }: TurnReport): string | null {
  if (relayedBytes === null || relayedBytes === 0 || arrivedBytes === 0) return null;
  const times = (relayedBytes / arrivedBytes).toFixed(1);
  return `The server counted ${formatBytes(relayedBytes)} of relayed data: ${times} times what Bob got. Alice’s allocation and Bob’s each relay it once, with headers, checks and a handshake besides.`;
}
