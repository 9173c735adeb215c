/** The page's side of its worker of detection: one for each run, which Stop ends. */
import type {
  DetectionAddresses,
  DetectorToPageMessage,
  PageDetections,
  PageToDetectorMessage,
} from './detection-message.ts';

/** The part of a Worker that is used; tests pass their own. */
export interface DetectionWorkerHandle {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: PageToDetectorMessage, transfer: Transferable[]): void;
  terminate(): void;
}

export interface PageDetector {
  /** Where the worker's script is from, and what the network brought for what it loaded. */
  readonly loaded: { readonly script: string; readonly networkBytes: number };
  /** Takes the pixels over; one picture at a time. Rejects when the worker failed, and with the signal's reason at Stop. */
  detect(rgba: Uint8ClampedArray<ArrayBuffer>): Promise<PageDetections>;
  /** Ends the worker. */
  close(): void;
}

/** Resolves when the model is loaded; `onBytes` is told how many bytes more came. */
export function openPageDetector(
  worker: DetectionWorkerHandle,
  addresses: DetectionAddresses,
  signal: AbortSignal,
  onBytes: (byteLength: number) => void,
): Promise<PageDetector> {
  let answered: ((detections: PageDetections) => void) | null = null;
  let failed: ((reason: unknown) => void) | null = null;
  const close = (reason: unknown): void => {
    worker.terminate();
    failed?.(reason);
  };
  const detect = (rgba: Uint8ClampedArray<ArrayBuffer>): Promise<PageDetections> =>
    new Promise((resolve, reject) => {
      answered = resolve;
      failed = reject;
      if (signal.aborted) reject(signal.reason);
      else worker.postMessage({ type: 'detect', rgba }, [rgba.buffer]);
    });
  return new Promise((resolve, reject) => {
    failed = reject;
    if (signal.aborted) return close(signal.reason);
    signal.addEventListener('abort', () => close(signal.reason), { once: true });
    worker.onerror = () => close(new Error(noWorker));
    worker.onmessage = ({ data }) => {
      const message = data as DetectorToPageMessage;
      if (message.type === 'loading') onBytes(message.byteLength);
      if (message.type === 'ready') {
        const { script, networkBytes } = message;
        const end = (): void => close(new Error('The run is over.'));
        resolve({ loaded: { script, networkBytes }, detect, close: end });
      }
      if (message.type === 'detected') answered?.(message);
      if (message.type === 'failed') close(new Error(message.problem));
    };
    worker.postMessage({ type: 'open', addresses }, []);
  });
}

const noWorker =
  'The code that detects objects could not be loaded. Check the connection, then press Run again.';
