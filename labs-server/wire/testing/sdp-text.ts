/** Session descriptions of the tests, as text. */
import assert from 'node:assert/strict';
import { decodeSdpDescription } from '../sdp/decode-description.ts';
import type { SdpDescription } from '../sdp/description.ts';

/** A session-level section with the lines that it must have; 43 bytes. */
export const session = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n';

/** A media description; 41 bytes. */
export const media = 'm=audio 9 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\n';

/** The description that `sdp` is, as text or as its bytes. */
export function describe(sdp: string | Uint8Array): SdpDescription {
  const bytes = typeof sdp === 'string' ? new TextEncoder().encode(sdp) : sdp;
  const result = decodeSdpDescription(bytes, { atEnd: true });
  return result.status === 'complete' ? result.value : assert.fail(result.status);
}

/** Code, field and first byte of the rules that `sdp` breaks. */
export function faultsOf(sdp: string | Uint8Array): string[] {
  return describe(sdp).faults.map(({ code, field, range }) => {
    return `${code} ${field} ${range.startBit / 8}`;
  });
}
