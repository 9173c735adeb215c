/** A run, packet by packet: the drawing with the packet's way, the list, and what each box did. */
import { useMemo } from 'preact/hooks';
import type { NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { Announce } from '../Announce.tsx';
import { mappingsAfter } from './nat-mappings.ts';
import { packetsOf, type NatPacket } from './nat-packets.ts';
import type { NatReport } from './nat-report.ts';
import { stepWords } from './nat-words.ts';
import { NatAgents } from './NatAgents.tsx';
import { NatDrawing } from './NatDrawing.tsx';
import { NatMappings } from './NatMappings.tsx';
import { NatOutcomeView } from './NatOutcomeView.tsx';
import { NatPacketDetails } from './NatPacketDetails.tsx';
import { NatPacketList } from './NatPacketList.tsx';
import { NatPlayerButtons } from './NatPlayerButtons.tsx';
import { usePacketPlayer } from './use-packet-player.ts';

interface Props {
  readonly scenario: NatScenario;
  readonly report: NatReport | null;
  /** What is said before the first run. */
  readonly waiting: string;
}

export function NatRunView({ scenario, report, waiting }: Props) {
  const packets = useMemo(() => (report === null ? [] : packetsOf(report.events)), [report]);
  const player = usePacketPlayer(packets);
  const packet = player.packet;
  return (
    <div class="nat-run">
      {report !== null && <NatOutcomeView report={report} packets={packets} />}
      <NatDrawing scenario={scenario} packet={packet} />
      <p class="nat-virtual">
        A virtual network with a clock of its own: real agents made the packets, and none crossed a
        socket.
      </p>
      {report === null || packet === null ? (
        <p class="nat-note">{waiting}</p>
      ) : (
        <>
          <NatPlayerButtons player={player} />
          <div class="nat-panes">
            <NatPacketList player={player} />
            <div class="nat-details">
              <NatPacketDetails packet={packet} />
              <NatMappings tables={mappingsAfter(report.events, eventsUntil(report, packet))} />
            </div>
          </div>
          <NatAgents events={report.events} />
        </>
      )}
      <Announce sentence={packet === null ? '' : lastWords(packet)} />
    </div>
  );
}

/** How many events had happened when the packet was at the end of its way. */
function eventsUntil({ events }: NatReport, packet: NatPacket): number {
  const last = packet.way.at(-1);
  return events.findIndex((event) => event === last) + 1;
}

function lastWords({ number, content, way }: NatPacket): string {
  const last = way.at(-1);
  return last === undefined ? '' : `Packet ${number}, ${content.title}: ${stepWords(last)}`;
}
