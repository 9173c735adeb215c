/** What the lab server itself counted of this run's allocations. */
import type { LabApi } from '../../cell/lab-api.ts';
import { outsideRun } from '../ice/outside-run.ts';

/** The part of an allocation's status that is needed. */
interface AllocationStatus {
  readonly username: string;
  readonly bytesToPeers: number;
  readonly bytesToClient: number;
}

/**
 * Bytes of application data that the allocations of `username` relayed, in both directions; null where the lab server
 * does not tell. Ask while the allocations live: with them their counts are gone.
 */
export async function relayedBytes(lab: LabApi, username: string): Promise<number | null> {
  const url = outsideRun(lab.url('/turn/status'));
  const response = await fetch(url, { cache: 'no-store', signal: lab.signal });
  if (!response.ok) return null;
  const { allocations } = (await response.json()) as {
    readonly allocations: readonly AllocationStatus[];
  };
  return sumOf(allocations, username);
}

export function sumOf(allocations: readonly AllocationStatus[], username: string): number {
  return allocations
    .filter((allocation) => allocation.username === username)
    .reduce((sum, { bytesToPeers, bytesToClient }) => sum + bytesToPeers + bytesToClient, 0);
}
