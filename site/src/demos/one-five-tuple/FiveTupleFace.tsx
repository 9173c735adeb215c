/** The stack that lights up, the table of first bytes, and the call in order. */
import { useStyles } from '../../styles/use-styles.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import styles from './five-tuple.css?url';
import type { FiveTupleReport } from './five-tuple-report.ts';
import { fiveTupleWords } from './five-tuple-words.ts';
import { CallStepList } from './CallStepList.tsx';
import { FirstByteTable } from './FirstByteTable.tsx';
import { firstByteCounts } from './first-byte-counts.ts';
import { callConnections, placedPackets, usedConnections } from './packet-places.ts';
import { recordOf } from './record-of.ts';
import { seenSteps } from './call-steps.ts';
import { packetCounts } from './stack-layers.ts';
import { Stack } from './Stack.tsx';

interface Props extends ShownFace<FiveTupleReport> {
  /** The records of the run; null before the first. */
  readonly view: TraceView | null;
  /** Shows the record with this sequence number in the wire. */
  readonly onShow: (record: number) => void;
}

const nothing = { connections: [], entries: [] } as const;

export function FiveTupleFace({ report, view, onShow }: Props) {
  useStyles(styles);
  const shown = view ?? nothing;
  const packets = placedPackets(shown);
  const counts = packetCounts(packets);
  const tried = callConnections(shown);
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
        <FirstByteTable counts={firstByteCounts(shown)} />
        <CallStepList
          steps={seenSteps(packets)}
          onShow={(packet) => {
            const record = recordOf(shown.entries, packet);
            if (record !== null) onShow(record);
          }}
        />
      </div>
    </>
  );
}
