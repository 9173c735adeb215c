/** Opens a demo's worker for one run of a demo, and ends it when the work is done. */
import type { LabSetting } from '../../cell/cell-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { openDemoWorker, type DemoWorker, type WorkerHandle } from './open-demo-worker.ts';

/** Settles as `work` does. Stop ends the worker, and with it every connection that it opened. */
export async function withDemoWorker(
  worker: WorkerHandle,
  setting: LabSetting,
  lab: LabApi,
  work: (opened: DemoWorker) => Promise<void>,
): Promise<void> {
  const startedAtMs = performance.now() - lab.now();
  const opened = await openDemoWorker(worker, {
    setting,
    signal: lab.signal,
    performance,
    startedAtMs,
  });
  try {
    await work(opened);
  } finally {
    opened.close();
  }
}
