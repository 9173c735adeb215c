/** The worker's side of detection in the page: loads the model, then one picture in, its objects out. */
import { letterbox } from '@wireside/labs-server/wire/video/letterbox.ts';
import { selectObjects } from '@wireside/labs-server/wire/video/select-objects.ts';
import type { DetectorToPageMessage, PageToDetectorMessage } from './detection-message.ts';
import { openCenternet, type Centernet } from './page-centernet.ts';

let centernet: Centernet | null = null;

addEventListener('message', ({ data }: MessageEvent<PageToDetectorMessage>) => void serve(data));

async function serve(message: PageToDetectorMessage): Promise<void> {
  try {
    if (message.type === 'open') {
      const tellBytes = (byteLength: number): void => tell({ type: 'loading', byteLength });
      centernet = await openCenternet(message.addresses, tellBytes);
      tell({ type: 'ready', script: location.href, networkBytes: networkBytes() });
    } else if (centernet !== null) {
      const startMs = performance.now();
      const objects = selectObjects(await centernet(letterbox(message.rgba)));
      tell({ type: 'detected', objects, tookMs: performance.now() - startMs });
    }
  } catch (error) {
    tell({ type: 'failed', problem: error instanceof Error ? error.message : String(error) });
  }
}

function tell(message: DetectorToPageMessage): void {
  postMessage(message);
}

/** Of all that this worker fetched; nothing for a file that the browser had kept. */
function networkBytes(): number {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries.reduce((total, { transferSize }) => total + transferSize, 0);
}
