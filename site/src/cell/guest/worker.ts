/** A Worker of the runner: waits for its one cell, then runs it. */
import type { CellRequest } from '../cell-message.ts';
import { runCell } from './run-cell.ts';

export function startWorker(): void {
  addEventListener(
    'message',
    (event: MessageEvent<{ readonly request: CellRequest; readonly port: MessagePort }>) => {
      void runCell(event.data.request, event.data.port);
    },
    { once: true },
  );
  // The frame sends the cell only now: what came before would be lost.
  postMessage('loaded', { transfer: [] });
}
