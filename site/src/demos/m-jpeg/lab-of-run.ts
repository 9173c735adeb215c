/** The lab, in another run of the same session: what is asked there is not on the wire of this one. */
import type { LabSetting } from '../../cell/cell-message.ts';
import { createLabApi, type LabApi } from '../../cell/lab-api.ts';

/** Ends with `lab`. */
export function labOfRun(lab: LabApi, setting: LabSetting, run: number): LabApi {
  return createLabApi(
    { ...setting, run },
    {
      nowMs: () => performance.now(),
      startedAtMs: performance.now(),
      signal: lab.signal,
      after: (delayMs, callback) => void setTimeout(callback, delayMs),
    },
  );
}
