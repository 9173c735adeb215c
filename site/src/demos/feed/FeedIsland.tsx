/** Event-driven architecture, live: a publisher, its log, and readers that do not know of each other. */
import { computed, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { serverSentEventsLane } from '../race/lanes/server-sent-events-lane.ts';
import { raceLanes } from '../race/race-lanes.ts';
import { startFeed } from '../race/start-feed.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { FeedModel } from './feed-model.ts';
import { emptyReport, readFeedReport } from './feed-report.ts';
import { FeedPicture } from './FeedPicture.tsx';
import '../demo-face.css';
import './feed.css';

const face = 'feed';
/** The log is shorter than the run, so that its end can be seen. */
const retain = 12;
const setting = { rateHz: 1, payloadBytes: 46, eventCount: 20, retain };
const lateLane = { ...serverSentEventsLane, id: 'late', label: 'server-sent events, joined late' };

export default function FeedIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const via = useSignal('direct');
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 3, b: 3 } });
  const model = useMemo(() => (services === null ? null : modelFor(services)), [services]);
  useWatchedFeed(services, bench?.run.value ?? null);
  const fail = (sentence: string): void =>
    void (bench !== null && (bench.refusal.value = sentence));
  const start = (): void =>
    startInPage(bench, via.peek(), (api, lab) => model?.run(api, lab.run) ?? Promise.resolve());
  const publish = (): void =>
    void model?.publish().catch((error: unknown) => fail(`Not published. ${String(error)}`));
  const report = model?.report.value ?? emptyReport;
  const originUs = (): number => bench?.originUs.peek() ?? 0;
  return (
    <BenchFrame
      id={id}
      title="One publisher, one log, many subscribers"
      endpoint="GET /feed"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={start}
      console={() => (report === emptyReport ? [] : [faceLine(face, report, originUs())])}
    >
      {({ trace }) => (
        <FeedPicture
          {...shownFace(trace.value?.metadata ?? null, report, face, readFeedReport)}
          lanes={raceLanes}
          lateLane={lateLane}
          retain={retain}
          running={bench?.state.value === 'running' && trace.value === null}
          onPublish={publish}
          onJoin={() => model?.join()}
        />
      )}
    </BenchFrame>
  );
}

function useWatchedFeed(services: PageServices | null, run: number | null): void {
  useEffect(() => {
    if (services === null || run === null) return;
    services.lab.watchFeed(run, true);
    return () => services.lab.watchFeed(run, false);
  }, [services, run]);
}

function modelFor({ lab }: PageServices): FeedModel {
  return new FeedModel({
    lanes: raceLanes,
    lateLane,
    setting,
    startFeed,
    feedOf: (run) => computed(() => lab.feeds.value.get(run) ?? null),
    nowMs: () => performance.now(),
    after: (delayMs, callback) => void setTimeout(callback, delayMs),
  });
}
