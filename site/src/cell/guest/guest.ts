/** Entry of the runner's one script. The page loads it, and so does each of its Workers. */
import { startFrame } from './frame.ts';
import { startWorker } from './worker.ts';

if (typeof document === 'undefined') startWorker();
else startFrame(ownScriptUrl(document));

/** Where a Worker finds this script: its own address, or a blob of it where it stands inline in the page. */
function ownScriptUrl(page: Document): string {
  const inline = page.querySelector('script:not([src])')?.textContent ?? '';
  if (inline === '') return import.meta.url;
  return URL.createObjectURL(new Blob([inline], { type: 'text/javascript' }));
}
