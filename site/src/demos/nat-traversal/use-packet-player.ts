/** Which packets are shown, which one is looked at, and the play button that goes from one to the next. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { NatPacket } from './nat-packets.ts';

export const packetFilters = {
  all: 'all packets',
  dropped: 'dropped only',
  peers: 'between the agents',
} as const;

export type PacketFilter = keyof typeof packetFilters;

export interface PacketPlayer {
  /** Those that the filter lets through, in their order. */
  readonly shown: readonly NatPacket[];
  /** Null when none is shown. */
  readonly packet: NatPacket | null;
  /** Index in `shown`. */
  readonly index: number;
  readonly filter: PacketFilter;
  readonly isPlaying: boolean;
  /** Moves to an index; what is beyond the ends is the first or the last. */
  moveTo(index: number): void;
  choose(filter: PacketFilter): void;
  setPlaying(isPlaying: boolean): void;
}

/** Time to read one sentence. */
const packetMs = 1_100;

export function usePacketPlayer(packets: readonly NatPacket[]): PacketPlayer {
  const [filter, setFilter] = useState<PacketFilter>('all');
  const [index, setIndex] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const shown = useMemo(() => packets.filter(isShown[filter]), [packets, filter]);
  const last = Math.max(0, shown.length - 1);
  useEffect(() => {
    setIndex(0);
    setPlaying(false);
  }, [packets]);
  useEffect(() => {
    if (!isPlaying || index >= last) return setPlaying(false);
    const timer = setTimeout(() => setIndex(index + 1), packetMs);
    return () => clearTimeout(timer);
  }, [isPlaying, index, last]);
  const at = Math.min(index, last);
  return {
    shown,
    packet: shown[at] ?? null,
    index: at,
    filter,
    isPlaying,
    moveTo: (to) => setIndex(Math.min(Math.max(0, to), last)),
    choose(next) {
      setFilter(next);
      setIndex(0);
      setPlaying(false);
    },
    setPlaying(next) {
      if (next && index >= last) setIndex(0);
      setPlaying(next);
    },
  };
}

const isShown: Readonly<Record<PacketFilter, (packet: NatPacket) => boolean>> = {
  all: () => true,
  dropped: ({ fate }) => fate === 'dropped',
  peers: ({ way }) => way.every(({ node }) => node !== 'server'),
};
