/** A window in which the scripts of the lab's pages run without a browser: what they call is written down. */
import { createContext, runInContext } from 'node:vm';
import { pageScripts } from '../page-files.ts';

/** A window, as far as the scripts look at others. */
export interface FakeWindow {
  readonly length: number;
  readonly [index: number]: FakeWindow;
  readonly postMessage: (...values: unknown[]) => void;
  /** What was posted to it. */
  readonly posted: unknown[][];
}

export function fakeWindow(...frames: FakeWindow[]): FakeWindow {
  const posted: unknown[][] = [];
  const postMessage = (...values: unknown[]): void => void posted.push(values);
  return Object.assign({ length: frames.length, postMessage, posted }, frames);
}

/** An event as the scripts read it. */
interface FakeEvent {
  readonly isTrusted: boolean;
  readonly timeStamp: number;
  readonly data: unknown;
  readonly origin: string;
  readonly source: FakeWindow | null;
  readonly ports: readonly unknown[];
  readonly stopImmediatePropagation: () => void;
}

type Listener = (event: unknown) => void;

interface PageRealm {
  /** What was told on the port of reports, oldest first. */
  readonly reports: readonly Readonly<Record<string, unknown>>[];
  /** The channels that were joined. */
  readonly channels: readonly FakeChannel[];
  /** Lines of the page's list. */
  readonly lines: readonly string[];
  /** Fires `load`, or a `message` event; then what waited for the next task runs. */
  load(): void;
  get(event: Partial<FakeEvent>): void;
  /** Sends to the recorder's port what the page at the top asks for. */
  command(data: unknown): void;
  /** The value of an expression in the realm. */
  read(expression: string): unknown;
}

interface FakeChannel {
  readonly name: string;
  readonly posted: unknown[];
  onmessage: Listener | null;
  isClosed: boolean;
}

interface Setting {
  readonly scripts: readonly string[];
  readonly top: FakeWindow;
  readonly parent?: FakeWindow;
  readonly dataset?: Readonly<Record<string, string>>;
  /** The document that is embedded. */
  readonly frame?: FakeWindow | null;
  /** The port takes only data for which this is true, as one that cannot clone the rest. */
  readonly clones?: (data: unknown) => boolean;
}

/** Loads the scripts, in their order, in a window whose place is `/s/mine/7/…`. */
export function pageRealm(setting: Setting): PageRealm {
  const { top, parent = top, dataset = {}, frame = null, clones = () => true } = setting;
  const listeners: { type: string; listener: Listener }[] = [];
  const tasks: (() => void)[] = [];
  const reports: Record<string, unknown>[] = [];
  const channels: FakeChannel[] = [];
  const lines: string[] = [];
  let onCommand: Listener | null = null;
  const port1 = {
    postMessage: (report: Record<string, unknown>) => {
      if (!clones(report['data'])) throw new Error('DataCloneError');
      reports.push(report);
    },
    addEventListener: (_type: string, listener: Listener) => (onCommand = listener),
    start: () => undefined,
  };
  const context = createContext({
    top,
    parent,
    location: { pathname: '/s/mine/7/cross-document-messaging/document' },
    performance: { timeOrigin: 1000, now: () => 7 },
    document: fakeDocument(dataset, frame, lines),
    addEventListener: (type: string, listener: Listener) => listeners.push({ type, listener }),
    setTimeout: (task: () => void) => tasks.push(task),
    MessageChannel: class {
      readonly port1 = port1;
      readonly port2 = 'the port of reports';
    },
    BroadcastChannel: fakeBroadcastChannel(channels),
  });
  runInContext('globalThis.window = globalThis', context);
  for (const name of setting.scripts) runInContext(pageScripts.get(name) ?? '', context);
  const fire = (type: string, event: unknown): void => {
    for (const one of listeners) if (one.type === type) one.listener(event);
    for (const task of tasks.splice(0)) task();
  };
  return {
    reports,
    channels,
    lines,
    load: () => fire('load', {}),
    get: (event) => fire('message', { ...usualEvent, source: parent, ...event }),
    command: (data) => onCommand?.({ data }),
    read: (expression) => runInContext(expression, context),
  };
}

const usualEvent = {
  isTrusted: true,
  timeStamp: 5,
  data: 'Hello world',
  origin: 'http://127.0.0.1:4601',
  ports: [],
  stopImmediatePropagation: () => undefined,
};

/** A page with a list that keeps the text of its lines, and perhaps a frame. */
function fakeDocument(
  dataset: Readonly<Record<string, string>>,
  frame: FakeWindow | null,
  lines: string[],
) {
  const list = {
    append: (line: { readonly text: string }) => lines.push(line.text),
    get childElementCount() {
      return lines.length;
    },
    firstElementChild: { remove: () => lines.shift() },
  };
  return {
    documentElement: { dataset },
    querySelector: (selector: string) =>
      selector === 'ol' ? list : frame && { contentWindow: frame },
    createElement: () => ({
      text: '',
      textContent: '',
      append(...parts: readonly (string | { readonly textContent: string })[]) {
        this.text += parts
          .map((part) => (typeof part === 'string' ? part : part.textContent))
          .join('');
      },
    }),
  };
}

function fakeBroadcastChannel(channels: FakeChannel[]) {
  return class implements FakeChannel {
    readonly name: string;
    readonly posted: unknown[] = [];
    onmessage: Listener | null = null;
    isClosed = false;
    constructor(name: string) {
      this.name = name;
      channels.push(this);
    }
    postMessage(data: unknown): void {
      this.posted.push(data);
    }
    close(): void {
      this.isClosed = true;
    }
  };
}
