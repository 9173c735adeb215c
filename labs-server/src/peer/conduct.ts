/** What a peer in the lab server does with what a call brings it. */
import type { RTCDataChannel, RTCPeerConnection, RTCRtpTransceiver } from 'werift';
import type { CallLimit } from './call-limits.ts';
import type { EchoedChannel, ReceivedMedia } from '../../wire/peer-status.ts';

export interface Conduct {
  /** What came on each m-section of audio or video so far. */
  readonly media: readonly ReceivedMedia[];
  /** The data channels, the eldest first, with what came on them. */
  readonly channels: readonly EchoedChannel[];
  /** Bytes that came and wait to be sent on; the conduct bounds them. */
  readonly waitingBytes: number;
  /** The connection is made, and nothing is negotiated yet. */
  begin?(connection: RTCPeerConnection): void;
  /** Gives a connection what this side's first offer shall have. */
  prepareOffer(connection: RTCPeerConnection): void;
  /** The other side opened a data channel. */
  attachChannel(channel: RTCDataChannel): void;
  /** The other side's description brought an m-section. */
  attachMedia(transceiver: RTCRtpTransceiver): void;
}

/** Makes the conduct of one call; `onExcess`: there is more of something than may be, and the call has to end. */
export type CreateConduct = (onExcess: (limit: CallLimit) => void) => Conduct;
