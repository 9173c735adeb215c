/** The key of the newest real handshake on this page: one demo sees it, another computes with it. */
import { signal } from '@preact/signals';

/** Null before the first. */
export const seenKey = signal<string | null>(null);
