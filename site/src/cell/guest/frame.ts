/** The runner's document: shakes hands with the host page, and runs cells in Workers or in itself. */
import libraries from 'virtual:cell-library-addresses';
import { cellProtocol, type FrameToHostMessage, type HostToFrameMessage } from '../cell-message.ts';
import { isConnectMessage } from '../message-guards.ts';
import { locateSyntaxError } from './locate-syntax-error.ts';
import { runCell } from './run-cell.ts';

type RunMessage = Extract<HostToFrameMessage, { type: 'run' }>;

/** `scriptUrl` is the module that both the frame and its Workers load. */
export function startFrame(scriptUrl: string): void {
  const onMessage = (event: MessageEvent): void => {
    const port = event.ports[0];
    if (event.source !== parent || !isConnectMessage(event.data) || port === undefined) return;
    removeEventListener('message', onMessage);
    serve(port, scriptUrl);
  };
  addEventListener('message', onMessage);
  // To any origin: it holds nothing to keep, and the frame does not know who embeds it.
  parent.postMessage({ type: 'runner-ready', protocol: cellProtocol }, '*');
}

function serve(port: MessagePort, scriptUrl: string): void {
  const post = (message: FrameToHostMessage): void => port.postMessage(message, []);
  const workers = createWorkers(scriptUrl, (detail) => post({ type: 'crashed', detail }));
  const wait = setTimeout.bind(globalThis);
  port.addEventListener('message', (event: MessageEvent<HostToFrameMessage>) => {
    const message = event.data;
    if (message.type === 'run') run(message, workers);
    if (message.type === 'stop') {
      wait(() => {
        workers.end();
        post({ type: 'stopped' });
      }, message.graceMs);
    }
    if (message.type === 'locate') {
      void locateSyntaxError(message.script).then((position) =>
        post({ type: 'located', position }),
      );
    }
  });
  port.start();
  workers.prepare();
  post({ type: 'connected', libraries });
}

function run(message: RunMessage, workers: CellWorkers): void {
  if (message.request.place === 'worker') return workers.run(message);
  workers.end();
  const { style } = document.documentElement;
  style.colorScheme = message.request.colorScheme;
  style.font = '14px system-ui, sans-serif';
  void runCell(message.request, message.port);
}

interface CellWorkers {
  /** Starts a Worker that waits, so that a run need not. */
  prepare(): void;
  run(message: RunMessage): void;
  /** Ends the running Worker, whatever it does, and prepares the next. */
  end(): void;
}

function createWorkers(scriptUrl: string, onCrash: (detail: string) => void): CellWorkers {
  let spare: WaitingWorker | null = null;
  let running: WaitingWorker | null = null;
  return { prepare, run, end };

  function prepare(): void {
    spare ??= createWorker(scriptUrl, onCrash);
  }

  function run(message: RunMessage): void {
    running?.worker.terminate();
    const { worker, loaded } = spare ?? createWorker(scriptUrl, onCrash);
    running = { worker, loaded };
    spare = null;
    void loaded.then(() =>
      worker.postMessage({ request: message.request, port: message.port }, [message.port]),
    );
  }

  function end(): void {
    if (running === null) return;
    running.worker.terminate();
    running = null;
    prepare();
  }
}

interface WaitingWorker {
  readonly worker: Worker;
  /** Settles when the Worker listens. */
  readonly loaded: Promise<void>;
}

/**
 * A Worker from a blob, because an opaque origin may start no other; and a classic one, because Chromium starts no
 * module Worker there either. It imports the runner's script.
 */
function createWorker(scriptUrl: string, onCrash: (detail: string) => void): WaitingWorker {
  const script = `import(${JSON.stringify(scriptUrl)}).catch((error) => setTimeout(() => { throw error; }));`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'cell' });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onCrash(event.message || 'its script did not load.');
  });
  const loaded = new Promise<void>((resolve) => {
    const onLoaded = (): void => {
      URL.revokeObjectURL(url);
      resolve();
    };
    worker.addEventListener('message', onLoaded, { once: true });
  });
  return { worker, loaded };
}
