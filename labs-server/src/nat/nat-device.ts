/** A NAT between two realms: it takes packets through its boxes, and tells what they did. */
import type { NatNodeId } from '../../wire/nat/nat-scenario.ts';
import type { Transport } from '../../wire/nat/nat-event.ts';
import type { NatBox, Translation } from './nat-box.ts';
import type { Packet } from './packet.ts';
import { type Device, drop, type Gateway, type NetworkParts, type Realm } from './realm.ts';

export interface NatDeviceOptions extends NetworkParts {
  readonly node: NatNodeId;
  /** UDP and TCP have ports, and so mappings, of their own. */
  readonly boxes: Readonly<Record<Transport, NatBox>>;
  readonly inside: Realm;
  readonly outside: Realm;
}

type Translated = Extract<Translation, { readonly mapping: number }>;

export class NatDevice implements Device, Gateway {
  readonly #options: NatDeviceOptions;

  /** Takes its place: the external address outside, and the way out inside. */
  constructor(options: NatDeviceOptions) {
    this.#options = options;
    options.outside.attach(options.boxes.udp.externalAddress, this);
    options.inside.gateway = this;
  }

  leave(packet: Packet): void {
    const { boxes, outside } = this.#options;
    const box = boxes[packet.transport];
    const isHairpin = packet.destination.address === box.externalAddress;
    if (isHairpin && !box.options.behavior.hairpinning) {
      this.#drop(packet, 'no-hairpinning');
      return;
    }
    const translated = box.outbound(packet.source, packet.destination);
    this.#tell(packet, 'source', translated, isHairpin);
    const sent = { ...packet, source: translated.to };
    // REQ-9a: what goes back inside has the external address and port as its source, and meets the filter like any other.
    if (isHairpin) this.#comeIn(sent, true);
    else outside.route(sent);
  }

  arrive(packet: Packet): void {
    this.#comeIn(packet, false);
  }

  #comeIn(packet: Packet, isHairpin: boolean): void {
    const { boxes, inside } = this.#options;
    const box = boxes[packet.transport];
    const translation = box.inbound(packet.source, packet.destination);
    if ('rule' in translation) {
      this.#drop(packet, translation.rule);
      return;
    }
    this.#tell(packet, 'destination', translation, isHairpin);
    inside.route({ ...packet, destination: translation.to });
  }

  #drop(packet: Packet, rule: Parameters<typeof drop>[3]): void {
    drop(this.#options, this.#options.node, packet, rule);
  }

  #tell(
    { number, transport, source, destination }: Packet,
    field: 'source' | 'destination',
    { to, mapping, isNew }: Translated,
    isHairpin: boolean,
  ): void {
    const { scheduler, onEvent, node } = this.#options;
    const way = { packet: number, transport, node, source, destination, field, to, mapping };
    onEvent({ kind: 'translated', atMs: scheduler.nowMs(), ...way, isNew, isHairpin });
  }
}
