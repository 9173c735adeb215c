/** The worker of the three readers. */
import { serveDemoWorker, type WorkerScope, type DemoWork } from '../worker/serve-demo-worker.ts';
import { streamReaders } from './stream-readers.ts';

const works = streamReaders.map((reader): [string, DemoWork] => [
  reader.id,
  (lab, _input, tell) => reader.read(lab, tell),
]);

serveDemoWorker(self as unknown as WorkerScope, Object.fromEntries(works), performance);
