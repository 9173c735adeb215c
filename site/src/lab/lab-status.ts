/** Fills the header's lab status: one health request, then whatever the benches of the page tell. */
import {
  connectionsText,
  labStatusEvent,
  labStatusText,
  type LabStatusDetail,
} from './lab-status-event.ts';

/** The first round trip opens the connection; the shortest of these says how far the server is. */
const rounds = 2;

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
    const roundTripsMs: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const sentAtMs = performance.now();
      const response = await fetch(url, { cache: 'no-store' });
      // A body that nobody reads keeps its request open.
      await response.arrayBuffer();
      if (!response.ok) throw new Error(String(response.status));
      roundTripsMs.push(performance.now() - sentAtMs);
    }
    show({ status: 'online', roundTripMs: Math.min(...roundTripsMs.slice(1)) });
  } catch {
    show({ status: 'offline', roundTripMs: null });
  }
}

addEventListener(labStatusEvent, (event) => show((event as CustomEvent<LabStatusDetail>).detail));
void ask();
