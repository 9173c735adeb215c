/** Fills the header's lab status: one health request, then whatever the benches of the page tell. */
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

async function ask(): Promise<void> {
  show({ status: 'checking', roundTripMs: null });
  const base = localStorage.getItem('wireside.lab') ?? '';
  const url = `${base}/api/health`;
  try {
    const first = await fetch(url, { cache: 'no-store' });
    if (!first.ok) throw new Error(String(first.status));
    const sentAtMs = performance.now();
    await fetch(url, { cache: 'no-store' });
    show({ status: 'online', roundTripMs: performance.now() - sentAtMs });
  } catch {
    show({ status: 'offline', roundTripMs: null });
  }
}

addEventListener(labStatusEvent, (event) => show((event as CustomEvent<LabStatusDetail>).detail));
void ask();
