/** A WebSocket that is the signaling of one call. */
import { acceptWebSocket } from './accept-web-socket.ts';
import type { LabContext } from './lab.ts';
import type { Upgrade } from './upgrade.ts';
import type { LabWebSocket } from './web-socket.ts';

/** As `acceptWebSocket`; closes `call` when the connection is gone, or never became a WebSocket. */
export function acceptCall(
  context: LabContext,
  upgrade: Upgrade,
  call: { close(): void },
  onOpen: (socket: LabWebSocket) => void,
): void {
  let isOpen = false;
  upgrade.socket.once('close', () => {
    if (!isOpen) call.close();
  });
  acceptWebSocket(context, upgrade, {}, (socket) => {
    isOpen = true;
    socket.onClose(() => call.close());
    onOpen(socket);
  });
}
