/** What the lab's own peer decrypted, as layers on the encrypted bytes: RFC 8261 for SCTP, RFC 3711 for media. */
import type { ByteRange } from '../field/field.ts';
import type { DecryptedProtocol, Direction } from '../record.ts';
import type { Layers } from './layers.ts';
import { addMediaPacket } from './media-packet.ts';
import { addSctpUnit } from './sctp-unit.ts';
import type { UnitList } from './unit-list.ts';

export class DecryptedPackets {
  readonly #layers: Layers;
  readonly #units: UnitList;
  readonly #direction: Direction;

  constructor(
    { layers, units }: { readonly layers: Layers; readonly units: UnitList },
    direction: Direction,
  ) {
    this.#layers = layers;
    this.#units = units;
    this.#direction = direction;
  }

  /** Adds the units of `plaintext`, which `encrypted` of the raw stream carried; nothing where it has no such bytes. */
  add(protocol: DecryptedProtocol, encrypted: ByteRange, plaintext: Uint8Array): void {
    const raw = this.#layers.raw(this.#direction);
    if (encrypted.end > raw.byteLength || encrypted.end <= encrypted.start) return;
    const bytes = new Uint8Array(plaintext);
    const layer = this.#layers.addWhole(raw, 'decrypted', bytes, encrypted, 'decrypted');
    const place = { layer, range: { start: 0, end: bytes.length }, exchange: 0 };
    if (protocol === 'sctp') addSctpUnit(this.#units, place);
    else {
      const packet = {
        ...place,
        reducedSize: true,
        kind: protocol,
        hasGap: false,
        unit: null,
        frames: null,
        offset: 0,
      };
      addMediaPacket(this.#units, packet);
    }
  }
}
