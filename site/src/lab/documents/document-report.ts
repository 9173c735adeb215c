/** What the documents of the labs tell of themselves: `labs-server/src/labs/cross-document-messaging/pages/recorder.js`. */

/** The recorder and this page must speak the same. */
const recorderProtocol = 1;

/** A document begins; its port comes with the message. */
export interface DocumentIntroduction {
  readonly type: 'document';
  readonly protocol: typeof recorderProtocol;
  readonly session: string;
  readonly run: number;
  readonly name: string;
}

/** Where a window is in the tree of frames, from the top: `[0, 1]`; or the name of a channel; null: unknown. */
export type Whereabouts = readonly number[] | string | null;

/** Something that happened at a document. */
export interface DocumentReport {
  readonly type: 'record';
  /** `thrown`: the browser did not take the message, and `verdict` is its exception. */
  readonly way: 'delivered' | 'posted' | 'thrown';
  readonly lane: string;
  /** Milliseconds since the Unix epoch, by the browser's clock. */
  readonly atMs: number;
  /** Who sent it, where `way` is `delivered`. */
  readonly from?: Whereabouts;
  /** Whom it was meant for, else. */
  readonly to?: Whereabouts;
  readonly origin?: string;
  readonly targetOrigin?: string;
  readonly data: unknown;
  /** Ports that were transferred with it. */
  readonly ports?: number;
  readonly verdict?: string | null;
  /** True for the last report that this document makes: it limits itself. */
  readonly isLast: boolean;
}

export function isIntroduction(data: unknown): data is DocumentIntroduction {
  return (
    isRecord(data) &&
    data['type'] === 'document' &&
    data['protocol'] === recorderProtocol &&
    typeof data['session'] === 'string' &&
    typeof data['name'] === 'string' &&
    Number.isSafeInteger(data['run'])
  );
}

export function isReport(data: unknown): data is DocumentReport {
  return (
    isRecord(data) &&
    data['type'] === 'record' &&
    ['delivered', 'posted', 'thrown'].includes(String(data['way'])) &&
    typeof data['lane'] === 'string' &&
    Number.isFinite(data['atMs']) &&
    isWhereabouts(data['from']) &&
    isWhereabouts(data['to']) &&
    ['origin', 'targetOrigin'].every((name) => isTextOr(data[name], undefined)) &&
    isTextOr(data['verdict'], null) &&
    'data' in data
  );
}

/** Tells that everything which was posted to the document before its command's mark was heard. */
export function isMark(data: unknown): boolean {
  return isRecord(data) && data['type'] === 'mark';
}

function isTextOr(value: unknown, other: null | undefined): boolean {
  return typeof value === 'string' || value === other || value === undefined;
}

export function isWhereabouts(value: unknown): value is Whereabouts | undefined {
  if (Array.isArray(value)) return value.every((index) => Number.isSafeInteger(index));
  return isTextOr(value, null);
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
