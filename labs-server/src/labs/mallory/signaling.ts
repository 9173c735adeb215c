/** `GET /signaling`: a WebSocket that is the way between Alice and Carol; it is one call. */
import type { FromMallory } from '../../../wire/mallory-message.ts';
import type { malloryEndpoints } from '../../../wire/mechanisms/mallory.ts';
import { acceptCall } from '../accept-call.ts';
import type { LabContext } from '../lab.ts';
import type { Overheard } from '../lab-peer.ts';
import { failureOf } from '../peer-failure.ts';
import type { QueryOf } from '../query.ts';
import { tooManyCalls } from '../sdp-body.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { closeCode, type LabWebSocket, type Message } from '../web-socket.ts';
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
  const teller = new Teller(server === 'chance');
  const between = isMallory ? createMallory(context, upgrade, teller) : honest;
  if (between === null) {
    refuseUpgrade(upgrade, tooManyCalls);
    return;
  }
  acceptCall(context, upgrade, between, (socket) => {
    teller.socket = socket;
    socket.onMessage((message) => void receive(between, message, teller));
  });
}

/** What the page is told. */
class Teller {
  socket: LabWebSocket | null = null;
  #keepsSecret: boolean;

  /** @param keepsSecret what was overheard is not told before somebody asks who signals */
  constructor(keepsSecret: boolean) {
    this.#keepsSecret = keepsSecret;
  }

  tell(message: FromMallory): void {
    if (message.type === 'revealed') this.#keepsSecret = false;
    if (message.type === 'overheard' && this.#keepsSecret) return;
    this.socket?.send(JSON.stringify(message));
  }

  tellError(code: string, detail: string): void {
    this.tell({ type: 'error', code, detail });
  }

  /** Nothing follows. */
  end(reason: string): void {
    this.tellError('call-over', `${reason} Begin another call.`);
    this.socket?.close(closeCode.normal, 'the call is over');
  }
}

function createMallory(
  { peers }: LabContext,
  { request }: Upgrade,
  teller: Teller,
): GoBetween | null {
  const pair = peers.createPair(request, {
    overheard(from, { text, ...message }: Overheard) {
      const told = text === null ? null : text.slice(0, maxToldLength);
      const who = from === 'first' ? 'alice' : 'carol';
      teller.tell({ type: 'overheard', from: who, ...message, text: told });
    },
    over: (reason) => teller.end(reason),
  });
  return pair === null ? null : malloryBetween(pair);
}

async function receive(between: GoBetween, text: Message, teller: Teller): Promise<void> {
  const reading = readToMallory(text);
  if (!reading.ok) {
    teller.tellError('not-signaling', reading.detail);
    return;
  }
  const { message } = reading;
  if (message.type === 'reveal') {
    teller.tell({ type: 'revealed', mallory: between.isMallory });
    return;
  }
  try {
    teller.tell({ type: message.type, sdp: await between[message.type](message.sdp) });
  } catch (error) {
    const { code, detail } = failureOf(error);
    teller.tellError(code, inHerWords(detail));
  }
}

/** The peers in the middle are what Bob is elsewhere, and nobody has heard of him here. */
function inHerWords(message: string): string {
  const words = message.replaceAll(/\bBob\b/g, 'the peer in the lab server');
  return words.replace(/^./, (first) => first.toUpperCase());
}
