/** `GET /signaling`: a WebSocket that is the way between Alice and Carol; it is one call. */
import type { FromMallory } from '../../../wire/mallory-message.ts';
import type { malloryEndpoints } from '../../../wire/mechanisms/mallory.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabContext } from '../lab.ts';
import { type Overheard, PeerError } from '../lab-peer.ts';
import type { QueryOf } from '../query.ts';
import { tooManyCalls } from '../sdp-body.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import type { Message } from '../web-socket.ts';
import { type GoBetween, honest, malloryBetween } from './go-between.ts';
import { readToMallory } from './read-message.ts';

/** Of what Mallory hears she tells the beginning, in UTF-16 code units. */
const maxToldLength = 200;

export function openSignaling(
  context: LabContext,
  upgrade: Upgrade,
  { server }: QueryOf<typeof malloryEndpoints.signaling>,
): void {
  const isMallory = server === 'chance' ? context.random() < 0.5 : server === 'mallory';
  let tell: (message: FromMallory) => void = () => {};
  const between = isMallory ? createMallory(context, upgrade, (message) => tell(message)) : honest;
  if (between === null) {
    refuseUpgrade(upgrade, tooManyCalls);
    return;
  }
  let isOpen = false;
  upgrade.socket.once('close', () => {
    if (!isOpen) between.close();
  });
  acceptWebSocket(context, upgrade, {}, (socket) => {
    isOpen = true;
    tell = (message) => void socket.send(JSON.stringify(message));
    // By chance means that nobody is told before they ask.
    if (server === 'chance') hideOverheard();
    socket.onClose(() => between.close());
    socket.onMessage((message) => void receive(between, message, tell));
  });

  function hideOverheard(): void {
    const all = tell;
    let isRevealed = false;
    tell = (message) => {
      isRevealed ||= message.type === 'revealed';
      if (message.type !== 'overheard' || isRevealed) all(message);
    };
  }
}

function createMallory(
  { peers }: LabContext,
  { request }: Upgrade,
  tell: (message: FromMallory) => void,
): GoBetween | null {
  const pair = peers.createPair(request, {
    overheard(from, { text, ...message }: Overheard) {
      const told = text === null ? null : text.slice(0, maxToldLength);
      const who = from === 'first' ? 'alice' : 'carol';
      tell({ type: 'overheard', from: who, ...message, text: told });
    },
  });
  return pair === null ? null : malloryBetween(pair);
}

async function receive(
  between: GoBetween,
  text: Message,
  tell: (message: FromMallory) => void,
): Promise<void> {
  const reading = readToMallory(text);
  if (!reading.ok) {
    tell({ type: 'error', code: 'not-signaling', detail: reading.detail });
    return;
  }
  const { message } = reading;
  if (message.type === 'reveal') {
    tell({ type: 'revealed', mallory: between.isMallory });
    return;
  }
  try {
    tell({ type: message.type, sdp: await between[message.type](message.sdp) });
  } catch (error) {
    const code = error instanceof PeerError ? error.code : 'wrong-state';
    const detail =
      error instanceof PeerError
        ? error.message
        : 'The answer came before the offer: send Alice’s offer first.';
    tell({ type: 'error', code, detail });
  }
}
