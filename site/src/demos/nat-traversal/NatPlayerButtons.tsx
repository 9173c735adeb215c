/** Packet by packet: back, play, on, and which packets. */
import { NatSelect } from './NatSelect.tsx';
import { packetFilters, type PacketFilter, type PacketPlayer } from './use-packet-player.ts';

const filters = Object.entries(packetFilters) as [PacketFilter, string][];

export function NatPlayerButtons({ player }: { readonly player: PacketPlayer }) {
  const { shown, index, isPlaying } = player;
  return (
    <div class="nat-player" role="group" aria-label="Packet by packet">
      <button
        type="button"
        class="button"
        disabled={index === 0}
        onClick={() => player.moveTo(index - 1)}
      >
        Previous packet
      </button>
      <button
        type="button"
        class="button"
        aria-pressed={isPlaying}
        onClick={() => player.setPlaying(!isPlaying)}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        class="button"
        disabled={index >= shown.length - 1}
        onClick={() => player.moveTo(index + 1)}
      >
        Next packet
      </button>
      <span class="nat-count">
        {index + 1} of {shown.length}
      </span>
      <NatSelect
        label="show"
        value={player.filter}
        choices={filters}
        onChoose={(filter) => player.choose(filter)}
      />
    </div>
  );
}
