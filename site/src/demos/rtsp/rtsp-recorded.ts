/** The RTSP connection of a recorded run, read again from its records. */
import type { OpenRecord } from '@wireside/labs-server/wire/record.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { RtspReception } from './rtsp-reception.ts';

export interface RecordedReception {
  readonly reception: RtspReception;
  /** The last whole frame; null where there is none. */
  readonly jpeg: Uint8Array | null;
}

/** Null where the records hold no RTSP connection. */
export function recordedReception({ entries }: TraceView): RecordedReception | null {
  let jpeg: Uint8Array | null = null;
  let found = false;
  const reception = new RtspReception((frame) => void (jpeg = frame));
  for (const entry of entries) {
    if (entry.kind === 'gap' || entry.record.kind !== 'data') continue;
    if (!isRtsp(entry.connection?.open)) continue;
    found = true;
    const { direction, head, byteLength } = entry.record;
    // After bytes that the record left out nobody knows where the next packet begins.
    if (head.length < byteLength) break;
    if (direction === 'client-to-server') reception.sent(head);
    else reception.received(head);
  }
  return found ? { reception, jpeg } : null;
}

function isRtsp(open: OpenRecord | null | undefined): boolean {
  return open?.listener === 'rtsp' && open.transport === 'tcp';
}
