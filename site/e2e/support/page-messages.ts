/** The messages that the wire view draws between documents. */
import { expect, type Locator } from '@playwright/test';
import { rowsWith, wireRows, wireTable, type WireRow } from './wire.ts';

/** The rows of messages, once as many are there: what the page recorded comes a moment after the bytes. */
export async function messagesOf(bench: Locator, atLeast: number): Promise<WireRow[]> {
  const rows = await wireTable(bench);
  const carried = rows.filter({ hasText: /postMessage|MessagePort|BroadcastChannel/ });
  await expect.poll(() => carried.count()).toBeGreaterThanOrEqual(atLeast);
  return rowsWith(await wireRows(bench), /^(postMessage|MessagePort|BroadcastChannel)/);
}

/** Names without their ports, which differ from run to run. */
export function way({ way: told }: WireRow): string {
  return told.replaceAll(/ \S*:\d+/g, '');
}
