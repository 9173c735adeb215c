/** What the DTLS handshake of a flow decides for the media beside it: RFC 5764 section 4.1.2, RFC 7714 section 14.2. */
import type { Field } from '../field/field.ts';
import type { SrtcpLayout } from '../rtcp/decode-srtcp-packet.ts';

/** How a protection profile ends its packets. */
export interface SrtpLayout {
  readonly srtpTagBytes: number;
  readonly srtcp: SrtcpLayout;
}

const hmacSha1 = (srtpTagBytes: number): SrtpLayout => ({
  srtpTagBytes,
  // RFC 5764 section 4.1.2: SRTCP has 80 bits in all of these profiles.
  srtcp: { tagBytes: 10, tag: 'after-index' },
});
const aead: SrtpLayout = { srtpTagBytes: 16, srtcp: { tagBytes: 16, tag: 'before-index' } };

const layouts: ReadonlyMap<string, SrtpLayout> = new Map([
  ['SRTP_AES128_CM_HMAC_SHA1_80', hmacSha1(10)],
  ['SRTP_AES128_CM_HMAC_SHA1_32', hmacSha1(4)],
  ['SRTP_NULL_HMAC_SHA1_80', hmacSha1(10)],
  ['SRTP_NULL_HMAC_SHA1_32', hmacSha1(4)],
  ['SRTP_AEAD_AES_128_GCM', aead],
  ['SRTP_AEAD_AES_256_GCM', aead],
]);

/** Shared by both directions of a flow. */
export class DtlsSession {
  /** Null until a ServerHello that chooses a profile was seen. */
  srtp: SrtpLayout | null = null;

  /** Looks at the fields of one record. */
  see(fields: readonly Field[]): void {
    const hello = find(fields, (name) => name === 'message server_hello');
    const profile = hello && find(hello.children, (name) => name === 'SRTPProtectionProfile');
    const chosen =
      String(profile?.value ?? '')
        .split(' ')
        .at(-1) ?? '';
    this.srtp = layouts.get(chosen) ?? this.srtp;
  }
}

function find(fields: readonly Field[], isIt: (name: string) => boolean): Field | null {
  for (const field of fields) {
    const found = isIt(field.name) ? field : find(field.children, isIt);
    if (found !== null) return found;
  }
  return null;
}
