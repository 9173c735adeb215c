/** Looks for a Close frame among all that a client sends, however TCP cuts it (RFC 6455 section 5.5.1). */
import { close } from '../../../wire/websocket/opcode.ts';
import { parseFrameHeader } from '../../../wire/websocket/parse-frame-header.ts';

/** @returns to be called with the client's bytes in order; true as soon as a Close frame has begun */
export function watchForCloseFrame(): (bytes: Uint8Array) => boolean {
  /** A header that is not whole: less than 14 bytes. */
  let begun: Uint8Array = new Uint8Array(0);
  let payloadLeft = 0n;
  return (bytes) => {
    let rest: Uint8Array = begun.length === 0 ? bytes : Buffer.concat([begun, bytes]);
    begun = new Uint8Array(0);
    for (;;) {
      const skipped = payloadLeft < rest.length ? Number(payloadLeft) : rest.length;
      payloadLeft -= BigInt(skipped);
      rest = rest.subarray(skipped);
      if (rest.length === 0) return false;
      if (((rest[0] ?? 0) & 0x0f) === close) return true;
      const header = parseFrameHeader(rest);
      if (typeof header === 'number') {
        begun = rest.slice();
        return false;
      }
      payloadLeft = header.payloadLength;
      rest = rest.subarray(header.byteLength);
    }
  };
}
