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

/** Without the dots, which are no line of SDP. */
export const sdpOf2019WithoutDots = sdpOf2019.replace('...\r\n', '');
