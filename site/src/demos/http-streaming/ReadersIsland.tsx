/** Chunks are not events: one stream, three readers side by side, and an intermediary to choose. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { startFeed } from '../race/start-feed.ts';
import { ReaderPane } from './ReaderPane.tsx';
import { streamReaders, type Piece, type StreamReader } from './stream-readers.ts';
import './readers.css';

const feedSetting = { rateHz: 10, payloadBytes: 20, eventCount: 20 };

type Pieces = Readonly<Record<StreamReader['id'], readonly Piece[]>>;

const noPieces: Pieces = { fetch: [], xhr: [], eventsource: [] };

export default function ReadersIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 2 } });
  const via = useSignal('direct');
  const pieces = useSignal<Pieces>(noPieces);
  const run = (): void =>
    void bench?.start({
      via: via.peek(),
      launch: (setting) => {
        pieces.value = noPieces;
        return runInPage(
          setting,
          async (lab) => {
            await startFeed(lab, feedSetting);
            const all = streamReaders.map((reader) =>
              reader.read(lab, (piece) => {
                const known = pieces.value[reader.id];
                pieces.value = { ...pieces.value, [reader.id]: [...known, piece] };
              }),
            );
            await Promise.all(all);
          },
          (sentence) => void (bench.refusal.value = sentence),
        );
      },
    });
  return (
    <BenchFrame
      id={id}
      title="Three readers of one stream"
      endpoint="GET /server-sent-events/events"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
    >
      <div class="readers">
        {streamReaders.map((reader) => (
          <ReaderPane
            key={reader.id}
            reader={reader}
            pieces={pieces.value[reader.id]}
            written={feedSetting.eventCount}
          />
        ))}
      </div>
    </BenchFrame>
  );
}
