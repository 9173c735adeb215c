/** Tells the host what messages the runner's window gets: before the cell's own listeners, and whatever they do. */
import type { DocumentReport } from '../../lab/documents/document-report.ts';
import type { CellToHostMessage } from '../cell-message.ts';

/** Further messages of one run are not told. */
const maxReports = 1000;
const maxDepth = 4;
const maxFrames = 50;

export function reportMessages(post: (message: CellToHostMessage) => void): void {
  let left = maxReports;
  addEventListener('message', (event: MessageEvent) => {
    // What the cell itself dispatches did not come from anywhere.
    if (!event.isTrusted || left === 0) return;
    left -= 1;
    const { origin, source, data, ports, timeStamp } = event;
    const report: DocumentReport = {
      type: 'record',
      way: 'delivered',
      lane: 'postMessage',
      atMs: performance.timeOrigin + timeStamp,
      from: pathOf(source, top, []),
      origin,
      data,
      ports: ports.length,
      isLast: left === 0,
    };
    try {
      post({ type: 'heard', report });
    } catch {
      // Ports and other transferred things in the data cannot be cloned again.
      post({ type: 'heard', report: { ...report, data: String(data) } });
    }
  });
}

function pathOf(
  target: MessageEventSource | null,
  from: Window | null,
  path: readonly number[],
): readonly number[] | null {
  if (target === null || from === null || from === target) return target === null ? null : path;
  if (path.length === maxDepth) return null;
  for (let index = 0; index < Math.min(from.length, maxFrames); index += 1) {
    const found = pathOf(target, from[index] ?? null, [...path, index]);
    if (found !== null) return found;
  }
  return null;
}
