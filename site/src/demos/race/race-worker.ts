/** The worker of the race: each lane receives the feed here, and tells when each event was in its handler's hands. */
import type { LabApi } from '../../cell/lab-api.ts';
import { serveDemoWorker, type WorkerScope, type DemoWork } from '../worker/serve-demo-worker.ts';
import { raceLanes } from './race-lanes.ts';

const works = raceLanes.map((lane): [string, DemoWork] => [
  lane.id,
  (lab, untilId, tell) =>
    lane.receive(lab, Number(untilId), (event) => tell({ ...event, receivedAtUs: clockUs(lab) })),
]);

function clockUs(lab: LabApi): number | null {
  try {
    return lab.sharedClockUs();
  } catch {
    // The clocks of page and server are not aligned yet.
    return null;
  }
}

serveDemoWorker(self as unknown as WorkerScope, Object.fromEntries(works), performance);
