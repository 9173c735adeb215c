/** The runner of one bench: its frame stands in the bench, on the runner's own origin. */
import { useMemo, type MutableRef } from 'preact/hooks';
import { useEffect } from 'preact/hooks';
import { createCellRunner } from '../cell/cell-runner.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import type { PageServices } from '../lab/page-services.ts';

/** Path of the runner page, on the runner's origin and on the site's. */
const runnerPath = '/runner/';

/**
 * The runner for the lab server's runner origin; without a lab server the page's own copy of the runner,
 * in an opaque sandbox. A new one is made when the origin changes. Null until the component is alive.
 */
export function useCellRunner(
  services: PageServices | null,
  host: MutableRef<HTMLElement | null>,
): () => CellRunner | null {
  const kept = useMemo(() => ({ runner: null as CellRunner | null, url: '' }), []);
  useEffect(() => () => kept.runner?.dispose(), []);
  return () => {
    const element = host.current;
    if (services === null || element === null) return null;
    const origin = services.lab.session.peek()?.runner;
    const url =
      origin === undefined
        ? `${import.meta.env.BASE_URL.replace(/\/$/, '')}${runnerPath}`
        : `${origin}${runnerPath}`;
    if (kept.runner !== null && kept.url === url) return kept.runner;
    kept.runner?.dispose();
    kept.url = url;
    kept.runner = createCellRunner({
      runnerUrl: url,
      host: element,
      secureContext: isSecureContext,
      onReport: (run, own, report) =>
        void services.documents().then((all) => all.reportOfCode(run, own, report)),
    });
    return kept.runner;
  };
}
