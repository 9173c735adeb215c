/**
 * Tells the host what messages a `dom` cell gets, before its own listeners and whatever they do, and what it posts to
 * ports and channels. That it posts to a window of another origin is told by who hears it: such a window lets nobody
 * wrap its methods (HTML section 7.2.3, WindowProxy).
 */
import type { DocumentReport } from '../../lab/documents/document-report.ts';
import type { CellToHostMessage } from '../cell-message.ts';
import { deliveredReport, type Happened } from './delivered-report.ts';
import { reportPorts } from './report-ports.ts';
import { windowPath, type FrameTree } from './window-path.ts';

/** Further messages of one run are not told. */
export const maxReports = 1000;

/** @param scope the cell's realm, which is patched */
export function reportMessages(
  scope: typeof globalThis,
  post: (message: CellToHostMessage) => void,
): void {
  let left = maxReports;
  const tell = (happened: Happened): void => {
    if (left === 0) return;
    left -= 1;
    const report: DocumentReport = { type: 'record', ...happened, isLast: left === 0 };
    try {
      post({ type: 'reported', report });
    } catch {
      // Ports and other transferred things in the data cannot be cloned again.
      post({ type: 'reported', report: { ...report, data: String(report.data) } });
    }
  };
  const ports = reportPorts(scope, tell);
  scope.addEventListener('message', (event: MessageEvent) => {
    // What the cell itself dispatches did not come from anywhere.
    if (!event.isTrusted) return;
    const from = windowPath(event.source, scope.top as unknown as FrameTree);
    ports.watch(event.ports, from);
    tell(deliveredReport(scope, event, 'postMessage', from));
  });
}
