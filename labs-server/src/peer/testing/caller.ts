/** The other side of a call with Bob, for tests: a peer of the same library, whose sockets are its own. */
import type { RTCDataChannel, RTCPeerConnection } from 'werift';
import { createConnection, withoutStun } from '../peer-connection.ts';
import { loadWerift } from '../werift.ts';

export interface Caller {
  readonly connection: RTCPeerConnection;
  /** An offer with all candidates. */
  offer(): Promise<string>;
  accept(answerSdp: string): Promise<void>;
}

/** Has a candidate on the loopback, and asks no STUN server. */
export async function createCaller(
  prepare: (connection: RTCPeerConnection) => void,
): Promise<Caller> {
  const connection = createConnection(await loadWerift(), ['127.0.0.1'], null);
  prepare(connection);
  return {
    connection,
    async offer() {
      const offer = await connection.createOffer();
      withoutStun(connection);
      await connection.setLocalDescription(offer);
      return connection.localDescription?.sdp ?? '';
    },
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
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
