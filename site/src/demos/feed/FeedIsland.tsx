/** Event-driven architecture, live: a publisher, its log, and subscribers that do not know of each other. */
import { useEffect } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { raceLanes } from '../race/race-lanes.ts';
import { startFeed } from '../race/start-feed.ts';
import { FeedPicture } from './FeedPicture.tsx';
import './feed.css';

const feedSetting = { rateHz: 1, payloadBytes: 46, eventCount: 20 };

export default function FeedIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 2 } });
  const run = bench?.run.value ?? null;
  useEffect(() => {
    if (services === null || run === null) return;
    services.lab.watchFeed(run, true);
    return () => services.lab.watchFeed(run, false);
  }, [services, run]);
  const start = (): void =>
    void bench?.start({
      via: 'direct',
      launch: (setting) =>
        runInPage(
          setting,
          async (lab) => {
            await startFeed(lab, feedSetting);
            const all = raceLanes.map((lane) =>
              lane.receive(lab, feedSetting.eventCount, () => undefined),
            );
            await Promise.all(all);
          },
          (sentence) => void (bench.refusal.value = sentence),
        ),
    });
  const feed = run === null ? undefined : services?.lab.feeds.value.get(run);
  return (
    <BenchFrame
      id={id}
      title="One publisher, one log, many subscribers"
      endpoint="GET /feed"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={start}
    >
      <FeedPicture feed={feed ?? null} />
    </BenchFrame>
  );
}
