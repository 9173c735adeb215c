/** Shows what is published to the lab server, as long as it is, and waits for it while it is not. */
import type { LabApi } from '../../cell/lab-api.ts';
import { showFrames } from '../detect-in-browser/frame-reader.ts';
import { nothingPublished, type ProgramReport } from './program-report.ts';

const source = 'published';

const askAgainMs = 1_000;

/** Never resolves; rejects at Stop, and when the lab server does not answer any more. */
export async function watchPublished(
  lab: LabApi,
  canvas: HTMLCanvasElement,
  tell: (report: ProgramReport) => void,
): Promise<never> {
  let report = nothingPublished;
  const change = (part: Partial<ProgramReport>): void => tell((report = { ...report, ...part }));
  for (;;) {
    const missing = await missingPublished(lab);
    change({ missing });
    if (missing !== null) {
      change({ newest: null });
      canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
      await lab.sleep(askAgainMs);
      continue;
    }
    const url = lab.url('/m-jpeg/stream', { source, fps: 5, quality: 50, flush: 'header' });
    await showFrames(lab, url, canvas, ({ frameNumber }) =>
      change({ frames: report.frames + 1, newest: frameNumber }),
    );
  }
}

/** Why nobody's pictures can be shown, in the lab server's words; null when somebody publishes. */
async function missingPublished(lab: LabApi): Promise<string | null> {
  const url = lab.url('/m-jpeg/status', { source });
  const response = await fetch(url, { signal: lab.signal, cache: 'no-store' });
  const { camera } = (await response.json()) as { camera: { readonly missing?: string } };
  return camera.missing ?? null;
}
