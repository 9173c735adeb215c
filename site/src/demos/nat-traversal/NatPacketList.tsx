/** Every packet in one line: when, from where to where, what, and its fate. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { natNodes } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import type { NatPacket } from './nat-packets.ts';
import { addressWords, fateWords } from './nat-words.ts';
import type { PacketPlayer } from './use-packet-player.ts';

export function NatPacketList({ player }: { readonly player: PacketPlayer }) {
  const { shown, index, moveTo } = player;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The list scrolls, and never the page.
    const row = list.current?.children[index];
    if (!(row instanceof HTMLElement) || list.current === null) return;
    const { offsetTop, offsetHeight } = row;
    const { scrollTop, clientHeight } = list.current;
    if (offsetTop < scrollTop) list.current.scrollTop = offsetTop;
    const below = offsetTop + offsetHeight - clientHeight;
    if (below > scrollTop) list.current.scrollTop = below;
  }, [index, shown]);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: shown.length - 1,
  };
  return (
    <div
      ref={list}
      class="nat-list"
      role="listbox"
      aria-label="Packets"
      aria-activedescendant={`${id}-${index}`}
      tabIndex={0}
      onKeyDown={(event) => {
        const to = steps[event.key];
        if (to === undefined) return;
        event.preventDefault();
        moveTo(to);
      }}
      onClick={({ target }) => {
        const row = target instanceof Element ? target.closest('[role="option"]') : null;
        const at = row === null ? -1 : [...(list.current?.children ?? [])].indexOf(row);
        if (at >= 0) moveTo(at);
      }}
    >
      {shown.map((packet, at) => (
        <Row key={packet.number} id={`${id}-${at}`} packet={packet} selected={at === index} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly packet: NatPacket;
  readonly selected: boolean;
}

function Row({ id, packet, selected }: RowProps) {
  const { number, sent, fate, content, way } = packet;
  return (
    // The listbox hears keys and clicks: its options are no stops of their own.
    <div
      id={id}
      class="nat-row"
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-fate={fate}
    >
      <span class="nat-row-number">{number}</span>
      <span class="nat-row-what">
        <b>{natNodes[sent.node]}</b> → {addressWords(sent.destination)} <em>{content.title}</em>
      </span>
      <span class="nat-row-fate">
        {fate === 'dropped' ? '✕' : fate === 'delivered' ? '✓' : '…'} {fateWords(way)}
      </span>
    </div>
  );
}
