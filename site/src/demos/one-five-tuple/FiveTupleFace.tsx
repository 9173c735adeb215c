/** The stack that lights up, the table of first bytes, and the call in order. */
import { useStyles } from '../../styles/use-styles.ts';
import { recordHolding } from '../../wire-view/shown-entries.ts';
import { Announce } from '../Announce.tsx';
import { viewOf, type ShownTrace } from '../shown-trace.ts';
import type { ShownFace } from '../trace-face.ts';
import styles from './five-tuple.css?url';
import type { FiveTupleReport } from './five-tuple-report.ts';
import { fiveTupleWords } from './five-tuple-words.ts';
import { CallStepList } from './CallStepList.tsx';
import { FirstByteTable } from './FirstByteTable.tsx';
import { firstByteCounts } from './first-byte-counts.ts';
import { callConnections, placedPackets, usedConnections } from './packet-places.ts';
import { seenSteps } from './call-steps.ts';
import { packetCounts } from './stack-layers.ts';
import { Stack } from './Stack.tsx';

interface Props extends ShownFace<FiveTupleReport> {
  /** The records of the run; null before the first. */
  readonly shown: ShownTrace | null;
  /** Shows the record with this sequence number in the wire. */
  readonly onShow: (record: number) => void;
}

const nothing = { connections: [], entries: [] } as const;

export function FiveTupleFace({ report, shown, onShow }: Props) {
  useStyles(styles);
  const view = viewOf(shown) ?? nothing;
  const packets = placedPackets(view);
  const counts = packetCounts(packets);
  const tried = callConnections(view);
  const used = usedConnections(packets);
  const pairs = { tried: tried.length, used: used.length };
  const words = fiveTupleWords(report, counts, pairs);
  const open = (used[0] ?? tried[0])?.open ?? null;
  return (
    <>
      <Stack counts={counts} pair={open} />
      <p class="five-tuple-words">
        {words === '' ? 'Press Run: the page calls Bob, with a message and a picture.' : words}
      </p>
      <Announce sentence={words} />
      <div class="five-tuple-sides">
        <FirstByteTable counts={firstByteCounts(view)} />
        <CallStepList
          steps={seenSteps(packets)}
          onShow={(packet) => {
            const entry = recordHolding(view.entries, packet, packet.rawStart);
            if (entry !== null) onShow(entry.record.sequence);
          }}
        />
      </div>
    </>
  );
}
