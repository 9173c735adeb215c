/** What Bob does with media: he sends back what he receives. */
import type { RTCRtpTransceiver } from 'werift';

export function loopBack(transceiver: RTCRtpTransceiver): void {
  transceiver.setDirection('sendrecv');
  transceiver.onTrack.subscribe((track) => void transceiver.sender.replaceTrack(track));
}
