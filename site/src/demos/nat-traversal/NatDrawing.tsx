/** The two networks, and the way of one packet. */
import type { NatNodeId, NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { boxSize, natMap, nodesOnWay, type NatMap, type PlacedNode } from './nat-map.ts';
import type { NatPacket } from './nat-packets.ts';
import { fateWords } from './nat-words.ts';

interface Props {
  readonly scenario: NatScenario;
  /** Null draws the networks alone. */
  readonly packet: NatPacket | null;
}

/** Wide and tall; the width of the bench decides which one is seen. */
export function NatDrawing({ scenario, packet }: Props) {
  const passed = packet === null ? [] : nodesOnWay(scenario, packet.way);
  const label =
    packet === null
      ? 'The networks of Alice and Bob, with the Internet between them'
      : `Packet ${packet.number}: ${fateWords(packet.way)}`;
  return (
    <div class="nat-drawing">
      {(['wide', 'tall'] as const).map((direction) => (
        <Drawing
          key={direction}
          direction={direction}
          map={natMap(scenario, direction)}
          passed={passed}
          packet={packet}
          label={label}
        />
      ))}
    </div>
  );
}

interface DrawingProps {
  readonly direction: 'wide' | 'tall';
  readonly map: NatMap;
  readonly passed: readonly NatNodeId[];
  readonly packet: NatPacket | null;
  readonly label: string;
}

function Drawing({ direction, map, passed, packet, label }: DrawingProps) {
  const { width, height, nodes, links } = map;
  const at = (id: NatNodeId) => nodes.find((node) => node.id === id);
  const points = passed.map(at).filter((node) => node !== undefined);
  const end = points.at(-1);
  const dropped = packet?.fate === 'dropped';
  return (
    <svg
      class={`nat-map nat-map-${direction}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      style={{ maxWidth: `${width * 1.15}px` }}
    >
      {links.map(([from, to]) => (
        <path key={`${from} ${to}`} class="nat-link" d={lineThrough([at(from), at(to)])} />
      ))}
      {packet !== null && (
        <path
          key={packet.number}
          class={dropped ? 'nat-way nat-way-dropped' : 'nat-way'}
          pathLength={1}
          d={lineThrough(points)}
        />
      )}
      {nodes.map((node) => (
        <Box key={node.id} node={node} isPassed={passed.includes(node.id)} />
      ))}
      {end !== undefined && <Fate node={end} dropped={dropped} />}
    </svg>
  );
}

function Box({ node, isPassed }: { readonly node: PlacedNode; readonly isPassed: boolean }) {
  const { x, y, label, address } = node;
  const { width, height } = boxSize;
  const isNat = node.id.endsWith('nat') || node.id.endsWith('carrier');
  return (
    <g class="nat-box" data-passed={isPassed ? '' : undefined} data-nat={isNat ? '' : undefined}>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={8} />
      <text class="nat-box-label" x={x} y={address === '' ? y + 4 : y - 3}>
        {label}
      </text>
      {address !== '' && (
        <text class="nat-box-address" x={x} y={y + 13}>
          {address}
        </text>
      )}
    </g>
  );
}

/** A cross where the packet died, a tick where it arrived: never by colour alone. */
function Fate({ node, dropped }: { readonly node: PlacedNode; readonly dropped: boolean }) {
  const x = node.x + boxSize.width / 2 - 6;
  const y = node.y - boxSize.height / 2 + 4;
  return (
    <g class={dropped ? 'nat-fate nat-fate-dropped' : 'nat-fate'}>
      <circle cx={x} cy={y} r={10} />
      <path d={dropped ? `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` : `M${x - 5} ${y}l3.5 4l6 -7.5`} />
    </g>
  );
}

function lineThrough(nodes: readonly (PlacedNode | undefined)[]): string {
  return nodes
    .filter((node) => node !== undefined)
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('');
}
