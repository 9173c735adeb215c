/** The addresses of this page's session for programs outside of it, with a run of their own. */
import { useEffect, useMemo } from 'preact/hooks';
import type { PageServices } from '../../lab/page-services.ts';
import { addressOf, type SessionAddress } from './session-address.ts';

/** What a component shows of them; `run` is null until the component is alive in a browser. */
export interface UsedAddress extends SessionAddress {
  readonly run: number | null;
}

/** Connects to the lab server; until it answers, and where none does, the general form. */
export function useSessionAddress(services: PageServices | null): UsedAddress {
  const run = useMemo(() => services?.nextRun() ?? null, [services]);
  useEffect(() => services?.lab.connect(), [services]);
  const session = services?.lab.session.value ?? null;
  return { ...addressOf(run === null ? null : session, run ?? 0), run };
}
