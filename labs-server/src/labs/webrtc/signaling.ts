/** `GET /signaling`: a WebSocket on which the page and Bob signal; it is one call. */
import type { webRtcEndpoints } from '../../../wire/mechanisms/webrtc.ts';
import type { PeerMessage } from '../../../wire/peer-message.ts';
import { readSignalingMessage } from '../../../wire/read-signaling-message.ts';
import type { SignalingMessage } from '../../../wire/signaling-message.ts';
import { acceptCall } from '../accept-call.ts';
import type { LabContext } from '../lab.ts';
import type { LabPeer } from '../lab-peer.ts';
import { failureOf } from '../peer-failure.ts';
import type { QueryOf } from '../query.ts';
import { tooManyCalls } from '../sdp-body.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { closeCode, type LabWebSocket, type Message } from '../web-socket.ts';

export function openSignaling(
  context: LabContext,
  upgrade: Upgrade,
  { bobOffers }: QueryOf<typeof webRtcEndpoints.signaling>,
): void {
  let socket: LabWebSocket | null = null;
  const tell = (message: PeerMessage): void => void socket?.send(JSON.stringify(message));
  const bob = context.peers.create(upgrade.request, {
    candidate: (candidate) => tell({ type: 'candidate', candidate }),
    refused: (refused) => tell({ type: 'refused', ...refused }),
    state: (state) => tell({ type: 'state', state }),
  });
  if (bob === null) {
    refuseUpgrade(upgrade, tooManyCalls);
    return;
  }
  acceptCall(context, upgrade, bob, (opened) => {
    socket = opened;
    opened.onMessage((message) => void receive(bob, opened, message, tell));
    if (bobOffers) void say(tell, async () => ({ type: 'offer', sdp: await bob.offer() }));
  });
}

const notText = {
  ok: false,
  detail: 'The message is binary. Send a text message of JSON.',
} as const;

type Tell = (message: PeerMessage) => void;

async function receive(bob: LabPeer, socket: LabWebSocket, text: Message, tell: Tell) {
  const reading = typeof text === 'string' ? readSignalingMessage(text) : notText;
  if (!reading.ok) tell({ type: 'error', code: 'not-signaling', detail: reading.detail });
  else if (reading.message.type === 'bye') socket.close(closeCode.normal, 'bye');
  else await say(tell, () => apply(bob, reading.message));
}

/** What Bob says to a message; null: nothing. */
async function apply(bob: LabPeer, message: SignalingMessage): Promise<PeerMessage | null> {
  switch (message.type) {
    case 'offer':
      return { type: 'answer', sdp: await bob.answer(message.sdp) };
    case 'answer':
      await bob.acceptAnswer(message.sdp);
      return null;
    case 'candidate':
      await bob.addCandidate(message.candidate);
      return null;
    default: {
      const detail = `Bob does not take a message of type ${message.type}. Send a whole offer or answer.`;
      return { type: 'error', code: 'not-taken', detail };
    }
  }
}

async function say(tell: Tell, work: () => Promise<PeerMessage | null>): Promise<void> {
  try {
    const message = await work();
    if (message !== null) tell(message);
  } catch (error) {
    tell({ type: 'error', ...failureOf(error) });
  }
}
