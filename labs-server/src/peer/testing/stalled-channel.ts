/** A data channel whose peer takes nothing, for tests: what is sent on it stays buffered. */
import type { RTCDataChannel } from 'werift';
import { loadWerift } from '../werift.ts';

export async function createStalledChannel(readyState: RTCDataChannel['readyState'] = 'open') {
  const { Event } = await loadWerift();
  const sent: (string | Buffer)[] = [];
  const channel = {
    bufferedAmount: 0,
    bufferedAmountLow: new Event<[]>(),
    onMessage: new Event<[string | Buffer]>(),
    stateChanged: new Event<[RTCDataChannel['readyState']]>(),
    readyState,
    sctp: { remoteMaxMessageSize: 65_536 },
    send(message: string | Buffer) {
      sent.push(message);
      channel.bufferedAmount += message.length;
    },
    close: () => channel.become('closed'),
    become(state: RTCDataChannel['readyState']) {
      if (state === channel.readyState) return;
      channel.readyState = state;
      channel.stateChanged.execute(state);
    },
    /** Its peer has taken all of it. */
    drain() {
      channel.bufferedAmount = 0;
      channel.bufferedAmountLow.execute();
    },
  };
  return { channel, sent };
}
