/** What all benches of a page share: one stay at the lab server, one trace store, one budget, one count of runs. */
import { computed, effect, signal } from '@preact/signals';
import { version } from '@wireside/labs-server/wire/version.ts';
import { createTraceStore, type TraceStore } from '../wire-view/trace-store.ts';
import { browserStorage } from '../layout/browser-store.ts';
import { ConnectionBudget, type ConnectionNeed } from './connection-budget.ts';
import { askHealth, askSession } from './health.ts';
import type { PageDocuments } from './documents/page-documents.ts';
import { chooseLab } from './lab-choice.ts';
import { labStatusEvent, type LabStatusDetail } from './lab-status-event.ts';
import { PageLab } from './page-lab.ts';

/** A run that the budget knows, and how to stop it. */
interface RunningBench {
  readonly need: ConnectionNeed;
  readonly stop: () => void;
}

/** Said to a bench whose Run was refused; null when it may run. */
export type Refusal = string | null;

export class PageServices {
  readonly store: TraceStore = createTraceStore();
  readonly lab: PageLab;
  readonly labBase: string;
  #documents: Promise<PageDocuments> | null = null;
  readonly #running = new Map<string, RunningBench>();
  readonly #budget = signal(new ConnectionBudget());
  /** Connections that running benches may hold, per origin. */
  readonly usedConnections = computed(() => this.#budget.value.used);
  #lastRun = 0;

  /**
   * @param labBase origin of the lab server's API, '' for the page's own
   * @param lab makes the stay that feeds the store
   */
  constructor(labBase: string, lab: (store: TraceStore) => PageLab) {
    this.labBase = labBase;
    this.lab = lab(this.store);
  }

  nextRun(): number {
    this.#lastRun += 1;
    return this.#lastRun;
  }

  /** Stops the oldest benches until `need` fits, then counts `id` as running. */
  begin(id: string, need: ConnectionNeed, stop: () => void, allowStarvation = false): Refusal {
    const admission = this.#budget.value.admit(id, need, allowStarvation);
    if (!admission.admitted) return admission.reason;
    for (const other of admission.stop) this.#running.get(other)?.stop();
    this.#running.set(id, { need, stop });
    this.#budget.value = this.#budget.value.start(id, need);
    return null;
  }

  /** `id` holds no connection any more. */
  end(id: string): void {
    this.#running.delete(id);
    this.#budget.value = this.#budget.value.end(id);
  }

  /** The documents of the labs in this page; loaded at first use. */
  documents(): Promise<PageDocuments> {
    this.#documents ??= import('./documents/open-page-documents.ts').then(({ openPageDocuments }) =>
      openPageDocuments(this),
    );
    return this.#documents;
  }

  stopAll(): void {
    const running = [...this.#running.values()];
    for (const { stop } of running) stop();
  }
}

let services: PageServices | null = null;

/** The page's services, made at first use. Only in a browser. */
export function pageServices(): PageServices {
  services ??= createPageServices();
  return services;
}

function createPageServices(): PageServices {
  const base = chooseLab({
    search: location.search,
    storage: browserStorage,
    confirm: (question) => window.confirm(question),
  });
  const made = new PageServices(
    base,
    (store) =>
      new PageLab(
        {
          siteVersion: version,
          askHealth: () => askHealth(base, AbortSignal.timeout(5000)),
          askSession: () => askSession(base),
          openSocket: (url) => new WebSocket(url),
          nowMs: () => performance.now(),
          random: Math.random,
          after: (delayMs, callback) => void setTimeout(callback, delayMs),
        },
        store,
      ),
  );
  addEventListener('pagehide', () => made.stopAll());
  // A document of the labs introduces itself; `PageDocuments` looks at it closely.
  addEventListener('message', (event) => {
    if (event.data?.type === 'document') void made.documents().then((all) => all.introduce(event));
  });
  // Whoever comes back from starting a lab server finds it connected.
  addEventListener('focus', () => {
    if (made.lab.status.peek() === 'offline') made.lab.connect();
  });
  effect(() => tellHeader(made));
  return made;
}

function tellHeader({ lab, store }: PageServices): void {
  const status = lab.status.value;
  const roundTripMs = lab.timeLine.alignment.value?.roundTripMs ?? null;
  void store.revision.value;
  if (status === 'idle') return;
  const known = roundTripMs !== null && roundTripMs > 0 ? roundTripMs : null;
  const connections = openConnections(store);
  const detail: LabStatusDetail = { status, roundTripMs: known, connections };
  dispatchEvent(new CustomEvent(labStatusEvent, { detail }));
}

/** Connections that were opened and not closed, per origin. */
function openConnections({ connections }: TraceStore): { readonly a: number; readonly b: number } {
  const open = connections.filter(({ close }) => close === null);
  const to = (listener: string): number =>
    open.filter((connection) => connection.open?.listener === listener).length;
  return { a: to('lab-a'), b: to('lab-b') };
}
