/** What the lab server says of its own detection, `GET /m-jpeg/status`. */
import type { LabApi } from '../../cell/lab-api.ts';
import type { NamedObject } from './detect-report.ts';

export interface ServerDetection {
  /** Pictures of the last seconds, of all cameras together. */
  readonly perSecond: number;
  /** Null before its first answer. */
  readonly latest: {
    readonly frameNumber: number;
    readonly tookMs: number;
    readonly objects: readonly NamedObject[];
  } | null;
}

const askEveryMs = 500;

/**
 * Asks until `isOver`, and tells what is new.
 * @throws Error in the lab server's own words when its detection failed
 */
export async function followServerDetection(
  lab: LabApi,
  isOver: () => boolean,
  onDetection: (detection: ServerDetection) => void,
): Promise<void> {
  for (;;) {
    await lab.sleep(askEveryMs);
    if (isOver()) return;
    const url = lab.url('/m-jpeg/status');
    const response = await fetch(url, { signal: lab.signal, cache: 'no-store' });
    const { detection } = (await response.json()) as {
      detection: ServerDetection & { readonly failure: string | null };
    };
    if (detection.failure !== null) {
      throw new Error(`The lab server's detection failed: ${detection.failure}`);
    }
    onDetection(detection);
  }
}
