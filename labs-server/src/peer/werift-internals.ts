/**
 * What the library keeps to itself and we need. The version of werift is exact, and each of these is covered by a test that
 * fails when it works no longer: `echo.test.ts`, `loopback.test.ts`, `held-excess.test.ts`.
 */
import type { RTCDataChannel, RTCDtlsTransport, RTCRtpSender } from 'werift';

/** RFC 8831 section 8: SCTP carries no empty message, so one byte stands for it, and the PPID says so. */
const emptyPayloadProtocol = { text: 56, binary: 57 } as const;

interface Outbox {
  readonly dataChannelQueue: unknown;
  readonly dataChannelFlush: unknown;
}

/**
 * Sends the empty message. `send('')` of the library counts a stream sequence number and sends nothing, after which an
 * ordered channel waits for ever; so the byte of RFC 8831 is put in its queue here.
 */
export function sendEmpty(channel: RTCDataChannel, kind: 'text' | 'binary'): void {
  const outbox = channel.sctp as unknown as Outbox;
  const { dataChannelQueue: queue, dataChannelFlush: flush } = outbox;
  if (!Array.isArray(queue) || typeof flush !== 'function') {
    throw new Error('werift queues in another way');
  }
  const byte = Buffer.alloc(1);
  channel.addBufferedAmount(byte.length);
  queue.push([channel, emptyPayloadProtocol[kind], byte]);
  flush.call(outbox);
}

/** The window that is advertised to the peer (a_rwnd, RFC 9260 section 3.3.4), in bytes. */
export interface ReceiveWindow {
  /** Takes room that something received still needs. */
  narrow(byteLength: number): void;
  widen(byteLength: number): void;
}

interface Association {
  advertisedRwnd: unknown;
}

export function receiveWindow({ sctp }: RTCDataChannel): ReceiveWindow {
  const change = (byteLength: number): void => {
    const association = sctp.sctp as unknown as Association;
    if (typeof association.advertisedRwnd !== 'number') {
      throw new Error('werift advertises its window in another way');
    }
    association.advertisedRwnd += byteLength;
  };
  return { narrow: (byteLength) => change(-byteLength), widen: change };
}

/** Bytes of messages that are not whole yet, and of what `narrow` took, beyond the window: none where the peer heeds it. */
export function bytesBeyondWindow({ sctp }: RTCDataChannel['sctp']): number {
  const { advertisedRwnd } = sctp as unknown as Association;
  return typeof advertisedRwnd === 'number' ? Math.max(0, -advertisedRwnd) : 0;
}

/** RTP packets that the sender has sent. */
export function packetsSent(sender: RTCRtpSender): number {
  const { packetCount } = sender as unknown as { readonly packetCount: unknown };
  if (typeof packetCount !== 'number') throw new Error('werift counts in another way');
  return packetCount;
}

/** Fragments of handshake messages that wait for the others of their message (RFC 6347 section 4.2.3). */
export function heldFragments({ dtls }: RTCDtlsTransport): readonly Uint8Array[] {
  if (dtls === undefined) return [];
  const { bufferFragmentedHandshakes: held } = dtls as unknown as {
    readonly bufferFragmentedHandshakes: unknown;
  };
  if (!Array.isArray(held)) throw new Error('werift holds fragments in another way');
  return held.map(({ fragment }: { readonly fragment: Uint8Array }) => fragment);
}
