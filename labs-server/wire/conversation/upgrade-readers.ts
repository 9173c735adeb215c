/**
 * Which format a connection speaks after 101 Switching Protocols (RFC 9110 section 7.8). The place to register the
 * formats of protocols that begin with an HTTP upgrade, by their lower-case name in the Upgrade field.
 */
import { FrameStage } from './frame-stage.ts';
import { RawStage } from './raw-stage.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { reasons } from './undecoded.ts';
import { type Upgrade, webSocketSession } from './websocket-session.ts';

/** Makes the stage that reads one direction of the upgraded connection from where HTTP ended. */
export type UpgradeReader = (context: StreamContext, from: Undecoded, upgrade: Upgrade) => Stage;

const readFrames: UpgradeReader = (context, from, upgrade) =>
  from.gap
    ? new RawStage(context, from, upgrade.exchange, reasons.frameNotKept)
    : new FrameStage(context, from, webSocketSession(upgrade));

const upgradeReaders: ReadonlyMap<string, UpgradeReader> = new Map([['websocket', readFrames]]);

const readRaw: UpgradeReader = (context, from, { exchange }) =>
  new RawStage(context, from, exchange, reasons.upgraded);

/** Reads a tunnel, of which the end is somebody else's (RFC 9110 section 9.3.6). */
export const readTunnel: UpgradeReader = (context, from, { exchange }) =>
  new RawStage(context, from, exchange, reasons.tunnel);

/** The reader for the protocol that `upgrade`, the value of the Upgrade field, names first; raw where none is known. */
export function upgradeReaderFor(upgrade: string): UpgradeReader {
  const [first = ''] = upgrade.split(',');
  return upgradeReaders.get(first.trim().toLowerCase()) ?? readRaw;
}
