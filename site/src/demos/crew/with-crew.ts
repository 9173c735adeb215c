/** Opens a crew for one run of a demo, and ends it when the work is done. */
import type { LabSetting } from '../../cell/cell-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { openCrew, type Crew, type CrewWorker } from './open-crew.ts';

/** Settles as `work` does. Stop ends the worker, and with it every connection that it opened. */
export async function withCrew(
  worker: CrewWorker,
  setting: LabSetting,
  lab: LabApi,
  work: (crew: Crew) => Promise<void>,
): Promise<void> {
  const startedAtMs = performance.now() - lab.now();
  const crew = await openCrew(worker, { setting, signal: lab.signal, performance, startedAtMs });
  try {
    await work(crew);
  } finally {
    crew.close();
  }
}
