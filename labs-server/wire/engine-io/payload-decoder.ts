/** A whole payload, packet after packet: Engine.IO protocol, section "Packet encoding: HTTP long-polling". */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeEngineIoPacket, type EngineIoPacket } from './decode-packet.ts';

export const engineIoPayloadDecoder: UnitDecoder<EngineIoPacket> = {
  decode: (bytes, options) => decodeEngineIoPacket(bytes, options, 'payload'),
  after: ({ separated }) => (separated ? engineIoPayloadDecoder : null),
};
