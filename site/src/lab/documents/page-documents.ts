/**
 * The documents of the labs that stand in this page, at any depth: each introduces itself and reports what it heard and
 * posted. What they report becomes records of the trace store; nothing is added to it.
 */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { NewPageRecord } from '../../wire-view/held-page-records.ts';
import {
  isIntroduction,
  isMark,
  isReport,
  type DocumentIntroduction,
  type DocumentReport,
} from './document-report.ts';
import { PortHolders } from './port-holders.ts';
import { laneName, recordOf } from './report-record.ts';

/** A window, as far as another origin may look at it. */
export interface WindowTree {
  /** True once its frame is gone. */
  readonly closed: boolean;
  readonly length: number;
  readonly [index: number]: WindowTree;
}

/** What is needed of a port. */
export interface ReportPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
}

/** The event of an introduction. */
export interface IntroductionEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly ReportPort[];
}

export interface KnownDocument {
  readonly name: string;
  readonly origin: string;
  readonly run: number;
  /** Name of its lane: `A :4601`. */
  readonly lane: string;
  /** Its reports, oldest first. */
  readonly reports: ReadonlySignal<readonly DocumentReport[]>;
  /** Marks that came to it: what was posted before one is in the reports, or was dropped. */
  readonly marks: ReadonlySignal<number>;
  /** Asks the document to post `data` to the document that it embeds, else to its parent; a mark follows, and returns. */
  post(data: unknown, targetOrigin: string): void;
}

/** A page of ours that does not report by itself. */
export interface NamedPage {
  readonly name: string;
  readonly origin: string;
}

export interface PageDocumentsWorld {
  readonly top: WindowTree;
  /** The page's origin, `http://127.0.0.1:4600`. */
  readonly origin: string;
  /** True for an origin of the labs. */
  readonly isLab: (origin: string) => boolean;
  /** The session of this page; null while there is none. */
  readonly session: () => string | null;
  /** A window that is no document of the labs; null when it is not known. */
  readonly pageOf: (window: WindowTree) => NamedPage | null;
  /** The time line's microseconds of an instant; null while there is no lab server. */
  readonly timeUs: (epochMs: number) => number | null;
  readonly append: (records: readonly NewPageRecord[]) => void;
  /** Calls back after a delay. */
  readonly after: (delayMs: number, callback: () => void) => void;
}

interface Standing extends KnownDocument {
  readonly window: WindowTree;
  readonly reports: Signal<readonly DocumentReport[]>;
  readonly marks: Signal<number>;
}

export class PageDocuments {
  readonly known = signal<readonly Standing[]>([]);
  readonly #world: PageDocumentsWorld;
  readonly #portHolders: PortHolders;

  constructor(world: PageDocumentsWorld) {
    this.#world = world;
    this.#portHolders = new PortHolders(world.after);
  }

  /** The documents of one run that stand in the page. */
  of(run: number): readonly KnownDocument[] {
    return this.known.value.filter((one) => one.run === run);
  }

  /** Takes in a document of this page's session; everything else is left alone. */
  introduce({ data, origin, source, ports }: IntroductionEvent): void {
    const [port] = ports;
    const { isLab, session } = this.#world;
    if (!isIntroduction(data) || port === undefined || !isLab(origin)) return;
    if (data.session !== session() || source === null) return;
    // The source of a message that came to a window, and from no port, is a window.
    const standing = this.#stand(data, origin, source as WindowTree, port);
    const others = this.known.peek().filter(({ window }) => window !== source && !window.closed);
    this.known.value = [...others, standing];
    port.addEventListener('message', (event) => {
      if (isReport(event.data)) this.#record(standing, event.data);
      if (isMark(event.data)) standing.marks.value += 1;
    });
    port.start();
  }

  /** What the sender of a delivered message is called. */
  readonly senderOf = (report: DocumentReport): string =>
    this.#otherEnd(report, report.origin ?? '');

  /** What the code of a cell heard and posted; its window is of `origin`. */
  reportOfCode(run: number, origin: string, report: DocumentReport): void {
    const lane = laneName('code', origin, this.#world.origin);
    const isKnown = (report.from ?? report.to ?? null) !== null;
    if (report.lane !== 'MessagePort' || isKnown) {
      return this.#append(run, lane, report, this.#otherEnd(report, origin));
    }
    // The cell cannot know where the other end of its port went: whoever got it from the cell tells.
    this.#portHolders.whenKnown(giverKey(run, lane), (holder) =>
      this.#append(run, lane, report, holder ?? 'port'),
    );
  }

  #stand(
    { name, run }: DocumentIntroduction,
    origin: string,
    window: WindowTree,
    port: ReportPort,
  ): Standing {
    return {
      name,
      run,
      origin,
      window,
      lane: laneName(name, origin, this.#world.origin),
      reports: signal([]),
      marks: signal(0),
      post: (data, targetOrigin) => port.postMessage({ data, targetOrigin }),
    };
  }

  #record({ run, lane, origin, reports }: Standing, report: DocumentReport): void {
    reports.value = [...reports.peek(), report];
    const other = this.#otherEnd(report, origin);
    if (report.way === 'delivered' && (report.ports ?? 0) > 0) {
      this.#portHolders.got(giverKey(run, other), lane);
    }
    this.#append(run, lane, report, other);
  }

  #append(run: number, lane: string, report: DocumentReport, other: string): void {
    const timeUs = this.#world.timeUs(report.atMs);
    if (timeUs === null) return;
    this.#world.append([{ run, timeUs, ...recordOf(report, lane, other) }]);
  }

  /** @param ownOrigin of the document that reports */
  #otherEnd({ from, to, origin = '' }: DocumentReport, ownOrigin: string): string {
    const whereabouts = from ?? to ?? null;
    // Another origin's channel of the same name is another channel (HTML section 9.5).
    if (typeof whereabouts === 'string') {
      return laneName(`channel ${whereabouts}`, ownOrigin, this.#world.origin);
    }
    const window = whereabouts === null ? undefined : windowAt(this.#world.top, whereabouts);
    const standing = this.known.peek().find((one) => one.window === window);
    if (standing !== undefined) return standing.lane;
    const page = window === undefined ? null : this.#world.pageOf(window);
    return laneName(page?.name ?? 'page', page?.origin ?? origin, this.#world.origin);
  }
}

function giverKey(run: number, lane: string): string {
  return `${run} ${lane}`;
}

function windowAt(top: WindowTree, path: readonly number[]): WindowTree | undefined {
  let window: WindowTree | undefined = top;
  for (const index of path) window = window?.[index];
  return window;
}
