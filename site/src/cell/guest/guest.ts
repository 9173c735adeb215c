/** Entry of the runner's one script. The page loads it, and so does each of its Workers. */
import { startFrame } from './frame.ts';
import { startWorker } from './worker.ts';

if (typeof document === 'undefined') startWorker();
else startFrame(import.meta.url);
