/** The sub-protocols that a client offers: Sec-WebSocket-Protocol, RFC 6455 section 4.1. */
import type { IncomingMessage } from 'node:http';
import { refuseUpgrade, type Upgrade } from './upgrade.ts';

export function offeredProtocols({ headers }: IncomingMessage): string[] {
  const names = (headers['sec-websocket-protocol'] ?? '').split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** False after it refused a client that does not offer the sub-protocol `name`. @param detail what to do */
export function requireSubProtocol(upgrade: Upgrade, name: string, detail: string): boolean {
  if (offeredProtocols(upgrade.request).includes(name)) return true;
  refuseUpgrade(upgrade, { status: 400, code: 'sub-protocol-missing', detail });
  return false;
}
