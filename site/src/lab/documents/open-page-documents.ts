/** The documents of this page, loaded when the first one introduces itself: a page without any does without. */
import type { PageServices } from '../page-services.ts';
import { PageDocuments, type NamedPage, type WindowTree } from './page-documents.ts';

/** Older reports than this, in milliseconds, come from a document whose clock was set meanwhile. */
const plausibleDelayMs = 5000;

/** Only in a browser. */
export function openPageDocuments({ lab, store }: PageServices): PageDocuments {
  return new PageDocuments({
    top: window as unknown as WindowTree,
    origin: location.origin,
    isLab: (origin) => isLabOrigin(origin, lab.session.peek()?.labs ?? []),
    session: () => lab.session.peek()?.id ?? null,
    pageOf,
    timeUs: (epochMs) => lab.timeLine.atPageMs(pageMsOf(epochMs)),
    append: (records) => store.appendPage(records),
    after: (delayMs, callback) => void setTimeout(callback, delayMs),
  });
}

/** A lab under one of its loopback names is still ours: its ports are. */
function isLabOrigin(origin: string, labs: readonly string[]): boolean {
  return labs.some((lab) => onLoopback(new URL(lab).origin) === onLoopback(origin));
}

function onLoopback(origin: string): string {
  return origin.replace('//localhost:', '//127.0.0.1:');
}

function pageOf(other: WindowTree): NamedPage | null {
  if (other === (window as unknown as WindowTree)) return { name: 'site', origin: location.origin };
  const frames = document.querySelectorAll<HTMLIFrameElement>('.cell-frame');
  const code = [...frames].find(({ contentWindow }) => (contentWindow as unknown) === other);
  if (code === undefined) return null;
  const isOpaque = !code.sandbox.contains('allow-same-origin');
  return { name: 'code', origin: isOpaque ? 'null' : new URL(code.src).origin };
}

function pageMsOf(epochMs: number): number {
  const nowMs = performance.now();
  const pageMs = epochMs - performance.timeOrigin;
  return pageMs > nowMs || pageMs < nowMs - plausibleDelayMs ? nowMs : pageMs;
}
