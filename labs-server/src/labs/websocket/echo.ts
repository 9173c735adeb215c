/** Sends every message back. */
import type { webSocketEndpoints } from '../../../wire/mechanisms/websocket.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import type { Upgrade } from '../upgrade.ts';
import { acceptWebSocket } from '../web-socket.ts';

export function openEcho(
  context: LabContext,
  upgrade: Upgrade,
  { deflate, protocols }: QueryOf<typeof webSocketEndpoints.echo>,
): void {
  const spoken = new Set(protocols.split(',').map((name) => name.trim()));
  const chooseProtocol = (offered: readonly string[]) =>
    offered.find((name) => spoken.has(name)) ?? null;
  acceptWebSocket(context, upgrade, { deflate, chooseProtocol }, (socket) =>
    socket.onMessage((message) => void socket.send(message)),
  );
}
