/** Asks the lab server who plays and publishes, as long as the element that shows it is in sight. */
import { useEffect, useState, type MutableRef } from 'preact/hooks';
import type { PageServices } from '../../lab/page-services.ts';
import { askRtspClients, type RtspClientState } from './rtsp-clients.ts';

const pauseMs = 1500;

/** Null while nobody knows: no lab server answers. */
export function useRtspClients(
  element: MutableRef<HTMLElement | null>,
  services: PageServices | null,
): readonly RtspClientState[] | null {
  const [clients, setClients] = useState<readonly RtspClientState[] | null>(null);
  const session = services?.lab.session.value?.id ?? null;
  useEffect(() => {
    if (services === null || session === null || element.current === null) return;
    return whileVisible(element.current, (signal) =>
      askAgainAndAgain(() => askRtspClients(services.labBase, session, signal), setClients, signal),
    );
  }, [services, session]);
  return clients;
}

/** Calls `begin` whenever `element` comes into sight; its signal aborts when it is out of sight. */
function whileVisible(element: Element, begin: (signal: AbortSignal) => void): () => void {
  let inSight: AbortController | null = null;
  const observer = new IntersectionObserver((entries) => {
    inSight?.abort();
    inSight = entries.at(-1)?.isIntersecting === true ? new AbortController() : null;
    if (inSight !== null) begin(inSight.signal);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    inSight?.abort();
  };
}

function askAgainAndAgain<Answer>(
  ask: () => Promise<Answer>,
  take: (answer: Answer) => void,
  signal: AbortSignal,
): void {
  void ask().then((answer) => {
    if (signal.aborted) return;
    take(answer);
    setTimeout(() => {
      if (!signal.aborted) askAgainAndAgain(ask, take, signal);
    }, pauseMs);
  });
}
