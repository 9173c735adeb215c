/** A STUN server that answers Binding requests (RFC 8489 section 3), and nothing else. */
import { attribute } from '../../wire/stun/attribute.ts';
import { decodeStunMessage } from '../../wire/stun/decode-message.ts';
import { addFingerprint, encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { bindingMethod } from '../../wire/stun/message-type.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import type { VirtualSocket } from './virtual-host.ts';

export function serveBinding(socket: VirtualSocket): void {
  socket.onMessage = (payload, from) => {
    const decoded = decodeStunMessage(payload, { byteOffset: 0, atEnd: true });
    if (decoded.status !== 'complete') return;
    const { method, messageClass, transactionId } = decoded.value;
    if (method !== bindingMethod || messageClass !== 'request') return;
    const response = encodeStunMessage({
      messageClass: 'success response',
      method,
      transactionId,
      attributes: [attribute(xorMappedAddress, from)],
    });
    socket.send(addFingerprint(response), from);
  };
}
