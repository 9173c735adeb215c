/** The other side of a call with Bob, for tests: a peer of the same library, whose sockets are its own. */
import type { RTCDataChannel, RTCPeerConnection } from 'werift';
import { createConnection, withoutStun } from '../peer-connection.ts';
import { loadWerift } from '../werift.ts';

export interface Caller {
  readonly connection: RTCPeerConnection;
  /** An offer with all candidates. */
  offer(): Promise<string>;
  accept(answerSdp: string): Promise<void>;
  /** An answer with all candidates. */
  answer(offerSdp: string): Promise<string>;
}

/** Has a candidate on the loopback, and asks no STUN server. */
export async function createCaller(
  prepare: (connection: RTCPeerConnection) => void,
): Promise<Caller> {
  const connection = createConnection(await loadWerift(), ['127.0.0.1'], null);
  prepare(connection);
  const describe = async (
    description: Awaited<ReturnType<RTCPeerConnection['createOffer']>>,
  ): Promise<string> => {
    withoutStun(connection);
    await connection.setLocalDescription(description);
    return connection.localDescription?.sdp ?? '';
  };
  return {
    connection,
    offer: async () => describe(await connection.createOffer()),
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    async answer(sdp) {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      return describe(await connection.createAnswer());
    },
  };
}

/** Resolves when the channel is open. */
export function opened(channel: RTCDataChannel): Promise<void> {
  return new Promise((resolve) => {
    if (channel.readyState === 'open') resolve();
    else channel.stateChanged.subscribe((state) => state === 'open' && resolve());
  });
}

/** Resolves with the next `count` messages of the channel. */
export function nextMessages(
  channel: RTCDataChannel,
  count: number,
): Promise<readonly (string | Buffer)[]> {
  return new Promise((resolve) => {
    const messages: (string | Buffer)[] = [];
    channel.onMessage.subscribe((message) => {
      messages.push(message);
      if (messages.length === count) resolve(messages);
    });
  });
}
