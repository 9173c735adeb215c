/** The detection worker as a thread of this process. */
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer } from './detection-worker.ts';
import type { DetectionWorker } from './detector.ts';

export function startWorkerThread(): DetectionWorker {
  const worker = new Worker(new URL('./detection-worker.ts', import.meta.url));
  // The process may end while it waits; listeners keep it alive.
  worker.unref();
  let settle: { resolve(answer: WorkerAnswer): void; reject(error: Error): void } | null = null;
  const fail = (error: Error): void => {
    settle?.reject(error);
    settle = null;
  };
  worker.on('message', (answer: WorkerAnswer) => {
    worker.unref();
    settle?.resolve(answer);
    settle = null;
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The worker of detection has ended.')));
  return {
    detect(rgba) {
      // The canvas's memory cannot be given away.
      const pixels = Uint8Array.from(rgba);
      worker.ref();
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
        worker.postMessage(pixels, [pixels.buffer]);
      });
    },
    end: () => void worker.terminate(),
  };
}
