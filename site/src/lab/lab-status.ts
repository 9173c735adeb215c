/** Fills the header's lab status: one health request, then whatever the benches of the page tell. */
import { kept } from '../layout/browser-store.ts';
import {
  connectionsText,
  labStatusEvent,
  labStatusText,
  type LabStatusDetail,
} from './lab-status-event.ts';

function show(detail: LabStatusDetail): void {
  for (const pill of document.querySelectorAll<HTMLElement>('[data-lab-status]')) {
    pill.dataset['labStatus'] = detail.status;
    const text = pill.querySelector('[data-lab-status-text]');
    if (text !== null) text.textContent = labStatusText(detail);
    const meter = pill.querySelector('[data-lab-status-meter]');
    if (meter !== null) meter.textContent = connectionsText(detail);
  }
}

async function roundTripMs(url: string): Promise<number> {
  const sentAtMs = performance.now();
  const response = await fetch(url, { method: 'HEAD', cache: 'no-store' });
  if (!response.ok) throw new Error(String(response.status));
  return performance.now() - sentAtMs;
}

async function ask(): Promise<void> {
  show({ status: 'checking', roundTripMs: null });
  const url = `${kept('wireside.lab') ?? ''}/api/health`;
  try {
    // The first opens the connection; the second says how far the server is.
    await roundTripMs(url);
    show({ status: 'online', roundTripMs: await roundTripMs(url) });
  } catch {
    show({ status: 'offline', roundTripMs: null });
  }
}

addEventListener(labStatusEvent, (event) => show((event as CustomEvent<LabStatusDetail>).detail));
void ask();
