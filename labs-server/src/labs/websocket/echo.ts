/** Sends every message back. */
import type { webSocketEndpoints } from '../../../wire/mechanisms/websocket.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import type { Upgrade } from '../upgrade.ts';
import type { BytesListener, LabWebSocket } from '../web-socket.ts';

export function openEcho(
  context: LabContext,
  upgrade: Upgrade,
  { deflate, protocols }: QueryOf<typeof webSocketEndpoints.echo>,
): void {
  const chooseProtocol = (offered: readonly string[]): string | null => {
    const spoken = protocols.split(',').map((name) => name.trim());
    return offered.find((name) => spoken.includes(name)) ?? null;
  };
  acceptWebSocket(context, upgrade, { deflate, chooseProtocol }, echo);
}

function echo(socket: LabWebSocket): void {
  socket.onBytes(sendBack);
}

const sendBack: BytesListener = (bytes, isText, socket) =>
  void (isText ? socket.sendText(bytes) : socket.send(bytes));
