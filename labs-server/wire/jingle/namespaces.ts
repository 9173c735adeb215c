/** The namespaces of XMPP and Jingle that are spoken here, each with its standard. */
export const xmlns = {
  /** RFC 7395 section 3.3. */
  framing: 'urn:ietf:params:xml:ns:xmpp-framing',
  /** RFC 6120 section 4.8.2. */
  client: 'jabber:client',
  streams: 'http://etherx.jabber.org/streams',
  streamErrors: 'urn:ietf:params:xml:ns:xmpp-streams',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  stanzas: 'urn:ietf:params:xml:ns:xmpp-stanzas',
  /** XEP-0030. */
  discoInfo: 'http://jabber.org/protocol/disco#info',
  /** XEP-0199. */
  ping: 'urn:xmpp:ping',
  /** XEP-0166. */
  jingle: 'urn:xmpp:jingle:1',
  jingleErrors: 'urn:xmpp:jingle:errors:1',
  /** XEP-0167. */
  rtp: 'urn:xmpp:jingle:apps:rtp:1',
  rtpInfo: 'urn:xmpp:jingle:apps:rtp:info:1',
  /** XEP-0293. */
  rtcpFeedback: 'urn:xmpp:jingle:apps:rtp:rtcp-fb:0',
  /** XEP-0294. */
  headerExtensions: 'urn:xmpp:jingle:apps:rtp:rtp-hdrext:0',
  /** XEP-0339. */
  sources: 'urn:xmpp:jingle:apps:rtp:ssma:0',
  /** XEP-0338. */
  grouping: 'urn:xmpp:jingle:apps:grouping:0',
  /** XEP-0176. */
  iceUdp: 'urn:xmpp:jingle:transports:ice-udp:1',
  /** XEP-0320. */
  dtls: 'urn:xmpp:jingle:apps:dtls:0',
  /** XEP-0343. */
  sctp: 'urn:xmpp:jingle:transports:dtls-sctp:1',
  /** XEP-0166 wants a description in every content, and none is registered for a data channel alone: this one is ours. */
  dataChannel: 'urn:wireside:jingle:apps:data-channel:0',
} as const;
