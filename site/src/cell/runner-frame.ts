/** The frame in which cells run: loads the runner page and shakes hands with it. */
import {
  cellProtocol,
  type CellPlace,
  type FrameToHostMessage,
  type HostToFrameMessage,
} from './cell-message.ts';
import type { DocumentReport } from '../lab/documents/document-report.ts';
import { inlineModule, inlineRunner } from './inline-runner.ts';
import type { RunnerLibraries } from './libraries/link-libraries.ts';
import { isReadyMessage } from './message-guards.ts';

export interface RunnerFrameOptions {
  /** Address of the runner page, on an origin that is not the page's. */
  readonly runnerUrl: string;
  /** Element that takes the frame in. */
  readonly host: HTMLElement;
  /**
   * The page's `isSecureContext`. If false, the frame gets an opaque origin: browsers then ignore
   * Origin-Agent-Cluster, and only an opaque origin keeps an endless loop out of the page's own thread.
   */
  readonly secureContext: boolean;
  /** Gets what a `dom` cell tells of its messages, with the origin of its window. */
  readonly onReport?: (run: number, origin: string, report: DocumentReport) => void;
}

export interface RunnerFrame {
  /** Its origin; `null` for an opaque one. */
  readonly origin: string;
  /** Settles with the control port; rejects with an Error for the reader when the runner page does not answer. */
  readonly control: Promise<ControlPort>;
  show(place: CellPlace, heightPx: number): void;
  remove(): void;
}

export interface ControlPort {
  readonly libraries: RunnerLibraries;
  post(message: HostToFrameMessage, transfer?: Transferable[]): void;
  /** The one listener; a later call replaces it. */
  listen(listener: (message: FrameToHostMessage) => void): void;
}

const answerMs = 8000;
const maxHeightPx = 480;

export function openRunnerFrame(options: RunnerFrameOptions): RunnerFrame {
  const url = new URL(options.runnerUrl, document.baseURI);
  const opaque = !options.secureContext || url.origin === location.origin;
  const element = document.createElement('iframe');
  element.className = 'cell-frame';
  element.setAttribute('sandbox', opaque ? 'allow-scripts' : 'allow-scripts allow-same-origin');
  element.allow = 'camera; microphone; autoplay; display-capture; fullscreen';
  element.referrerPolicy = 'no-referrer';
  element.tabIndex = -1;
  element.title = 'What the code shows';
  show(element, 'worker', 0);
  const origin = opaque ? 'null' : url.origin;
  const control = handshake(element, url, origin);
  void load(element, url);
  options.host.append(element);
  return {
    origin,
    control,
    show: (place, heightPx) => show(element, place, heightPx),
    remove: () => element.remove(),
  };
}

/** On the page's own origin the runner is written into the frame; a failure shows as silence, which is told. */
async function load(element: HTMLIFrameElement, url: URL): Promise<void> {
  if (url.origin !== location.origin) element.src = url.href;
  else element.srcdoc = await inlineRunner(url).catch(() => '');
}

function show(element: HTMLIFrameElement, place: CellPlace, heightPx: number): void {
  const visible = place === 'dom' && heightPx > 0;
  element.dataset['visible'] = String(visible);
  element.ariaHidden = visible ? null : 'true';
  element.style.height = visible ? `${Math.min(heightPx, maxHeightPx)}px` : '';
}

async function handshake(
  element: HTMLIFrameElement,
  url: URL,
  origin: string,
): Promise<ControlPort> {
  await readyOf(element, origin, url);
  const channel = new MessageChannel();
  const port = channel.port1;
  let listener: ((message: FrameToHostMessage) => void) | null = null;
  const connected = new Promise<LibraryPaths>((resolve) => {
    port.addEventListener('message', (event: MessageEvent<FrameToHostMessage>) => {
      if (event.data.type === 'connected') resolve(event.data.libraries);
      else listener?.(event.data);
    });
  });
  port.start();
  // An opaque origin cannot be named as the target; the frame is ours, and just told that it is the runner.
  element.contentWindow?.postMessage(
    { type: 'connect', protocol: cellProtocol },
    origin === 'null' ? '*' : origin,
    [channel.port2],
  );
  const libraries = librariesOf(await connected, url);
  return {
    libraries,
    post: (message, transfer = []) => port.postMessage(message, transfer),
    listen: (next) => {
      listener = next;
    },
  };
}

type LibraryPaths = Readonly<Record<string, string>>;

/** On the runner's own origin; where the runner is written into its frame, the library is written into the script. */
function librariesOf(paths: LibraryPaths, runner: URL): RunnerLibraries {
  return {
    names: Object.keys(paths),
    addressOf: async (name) => {
      const url = new URL(paths[name] ?? '', runner);
      return runner.origin === location.origin ? inlineModule(url) : url.href;
    },
  };
}

function readyOf(element: HTMLIFrameElement, origin: string, url: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = (event: MessageEvent): void => {
      if (event.source !== element.contentWindow || event.source === null) return;
      if (event.origin !== origin || !isReadyMessage(event.data)) return;
      finish();
      resolve();
    };
    const timer = setTimeout(() => {
      finish();
      reject(
        new Error(
          `The code runner at ${url.origin} did not answer. If a lab server ran there, start it again; then press Run.`,
        ),
      );
    }, answerMs);
    const finish = (): void => {
      removeEventListener('message', onMessage);
      clearTimeout(timer);
    };
    addEventListener('message', onMessage);
  });
}
