/**
 * The documents of the labs that stand in this page, at any depth: each introduces itself and reports what it heard and
 * posted. What they report becomes records of the trace store; nothing is added to it.
 */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { NewPageRecord } from '../../wire-view/held-page-records.ts';
import {
  isIntroduction,
  isReport,
  type DocumentIntroduction,
  type DocumentReport,
  type Whereabouts,
} from './document-report.ts';
import { laneName, recordOf } from './report-record.ts';

/** A window, as far as another origin may look at it. */
export interface WindowTree {
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
  /** Asks the document to post `data` to the document that it embeds, else to its parent. */
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
}

interface Standing extends KnownDocument {
  readonly window: unknown;
  readonly reports: Signal<readonly DocumentReport[]>;
}

export class PageDocuments {
  readonly known = signal<readonly Standing[]>([]);
  readonly #world: PageDocumentsWorld;

  constructor(world: PageDocumentsWorld) {
    this.#world = world;
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
    if (data.session !== session()) return;
    const standing = this.#stand(data, origin, source, port);
    const others = this.known.peek().filter(({ window }) => window !== source);
    this.known.value = [...others, standing];
    port.addEventListener('message', (event) => {
      if (isReport(event.data)) this.#record(standing, event.data);
    });
    port.start();
  }

  /** What the sender of a delivered message is called. */
  readonly senderOf = ({ from = null, origin }: DocumentReport): string =>
    this.#laneOf(from, origin);

  /** What the code of a cell heard at its own window, which is of `origin`. */
  heardByCode(run: number, origin: string, report: DocumentReport): void {
    this.#append(run, laneName('code', origin, this.#world.origin), report);
  }

  #stand(
    { name, run }: DocumentIntroduction,
    origin: string,
    window: unknown,
    port: ReportPort,
  ): Standing {
    return {
      name,
      run,
      origin,
      window,
      lane: laneName(name, origin, this.#world.origin),
      reports: signal([]),
      post: (data, targetOrigin) => port.postMessage({ data, targetOrigin }),
    };
  }

  #record(standing: Standing, report: DocumentReport): void {
    standing.reports.value = [...standing.reports.peek(), report];
    this.#append(standing.run, standing.lane, report);
  }

  #append(run: number, lane: string, report: DocumentReport): void {
    const timeUs = this.#world.timeUs(report.atMs);
    if (timeUs === null) return;
    const other = this.#laneOf(report.from ?? report.to ?? null, report.origin);
    this.#world.append([{ run, timeUs, ...recordOf(report, lane, other) }]);
  }

  #laneOf(whereabouts: Whereabouts, origin: string | undefined): string {
    if (typeof whereabouts === 'string') return `channel ${whereabouts}`;
    const window = whereabouts === null ? undefined : windowAt(this.#world.top, whereabouts);
    const standing = this.known.peek().find((one) => one.window === window);
    if (standing !== undefined) return standing.lane;
    const page = window === undefined ? null : this.#world.pageOf(window);
    return laneName(page?.name ?? 'page', page?.origin ?? origin ?? '', this.#world.origin);
  }
}

function windowAt(top: WindowTree, path: readonly number[]): WindowTree | undefined {
  let window: WindowTree | undefined = top;
  for (const index of path) window = window?.[index];
  return window;
}
