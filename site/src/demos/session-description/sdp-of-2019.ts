/** The example of the lecture of 2019, slide "SIP and SDP", as printed; the dots stand for lines that it left out. */
const printed = `v=0
o=- 7614219274584779017 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE audio video
a=msid-semantic: WMS
m=audio 1 RTP/SAVPF 111 103 104 0 8 107 106 105 13 126
c=IN IP4 0.0.0.0
a=rtcp:1 IN IP4 0.0.0.0
a=ice-ufrag:W2TGCZw2NZHuwlnf
a=ice-pwd:xdQEccP40E+P0L5qTyZDgfmW
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=mid:audio
a=rtcp-mux
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:9c1AHz27dZ9xPI91YNfS1I67/EMkjHHIHORiClQe
a=rtpmap:111 opus/48000/2
...
`;

/** Line ends as SDP has them. */
export const sdpOf2019 = printed.replaceAll('\n', '\r\n');

/** As Chromium 156 writes them where the slide has its key. */
const dtlsLines = [
  'a=fingerprint:sha-256 E8:BA:22:92:97:DE:3A:9A:A7:7D:F8:92:BF:35:D9:AA:3F:2C:4A:23:C7:4A:DC:FF:E2:BF:45:62:67:E4:EC:5B',
  'a=setup:actpass',
];

export interface Repair {
  readonly label: string;
  readonly change: (sdp: string) => string;
}

/** What has to be mended until a browser of today takes it, one after the other. */
export const repairs: readonly Repair[] = [
  { label: 'as printed', change: (sdp) => sdp },
  { label: 'without the dots', change: (sdp) => sdp.replace('...\r\n', '') },
  {
    label: 'and a fingerprint for the key',
    change: (sdp) => sdp.replace(/a=crypto:.*/, dtlsLines.join('\r\n')),
  },
  {
    label: 'and only audio in BUNDLE',
    change: (sdp) => sdp.replace('a=group:BUNDLE audio video', 'a=group:BUNDLE audio'),
  },
];

/** The description with the first `count` repairs. */
export function repaired(count: number): string {
  return repairs.slice(0, count).reduce((sdp, { change }) => change(sdp), sdpOf2019);
}
