/** A session as contents of a `<jingle/>`: XEP-0166, XEP-0167, XEP-0176, XEP-0320, XEP-0343. */
import { xmlns } from './namespaces.ts';
import type {
  Direction,
  IceCandidate,
  PayloadType,
  RtpContent,
  SessionContent,
  SessionDescription,
  Transport,
} from './session-description.ts';
import { element, type XmlElement } from './xml-element.ts';

export type JingleRole = 'initiator' | 'responder';

/** The contents, and the group that shares a transport (XEP-0338), as children of `<jingle/>`. */
export function writeJingleContents(
  { contents, bundle }: SessionDescription,
  by: JingleRole,
): XmlElement[] {
  const names = bundle.map((name) => element('content', xmlns.grouping, { name }));
  const group = element('group', xmlns.grouping, { semantics: 'BUNDLE' }, names);
  const written = contents.map((content) => writeContent(content, by));
  return bundle.length === 0 ? written : [...written, group];
}

/** One content that only brings candidates: the payload of `transport-info` (XEP-0176 section 5.5). */
export function writeTransportInfo(name: string, transport: Transport): XmlElement {
  return element('content', xmlns.jingle, { creator: 'initiator', name }, [
    writeTransport(transport, []),
  ]);
}

function writeContent(content: SessionContent, by: JingleRole): XmlElement {
  const { name, media, direction, rtp, sctpPort, maxMessageSize, transport } = content;
  const description =
    rtp === null
      ? element('description', xmlns.dataChannel, { 'max-message-size': maxMessageSize })
      : writeRtp(media, rtp);
  const sctpMap =
    sctpPort === null
      ? []
      : [
          element('sctpmap', xmlns.sctp, {
            number: sctpPort,
            protocol: 'webrtc-datachannel',
            streams: '1024',
          }),
        ];
  const senders = rtp === null ? 'both' : sendersOf(direction, by);
  return element('content', xmlns.jingle, { creator: 'initiator', name, senders }, [
    description,
    writeTransport(transport, sctpMap),
  ]);
}

/** XEP-0166 section 7.3: who sends, in words that are the same for both sides. */
function sendersOf(direction: Direction, by: JingleRole): string {
  if (direction === 'sendrecv') return 'both';
  if (direction === 'inactive') return 'none';
  const other = by === 'initiator' ? 'responder' : 'initiator';
  return direction === 'sendonly' ? by : other;
}

function writeRtp(media: string, rtp: RtpContent): XmlElement {
  const { payloadTypes, headerExtensions, sources, rtcpMux } = rtp;
  return element('description', xmlns.rtp, { media }, [
    ...payloadTypes.map(writePayloadType),
    ...headerExtensions.map(({ id, uri }) =>
      element('rtp-hdrext', xmlns.headerExtensions, { id, uri }),
    ),
    ...sources.map(({ ssrc, parameters }) =>
      element(
        'source',
        xmlns.sources,
        { ssrc },
        parameters.map(([name, value]) => element('parameter', xmlns.sources, { name, value })),
      ),
    ),
    ...(rtcpMux ? [element('rtcp-mux', xmlns.rtp)] : []),
  ]);
}

function writePayloadType(payloadType: PayloadType): XmlElement {
  const { id, name, clockRate, channels, parameters, feedback } = payloadType;
  const attributes = {
    id,
    name: name === '' ? null : name,
    clockrate: clockRate === '' ? null : clockRate,
    channels,
  };
  return element('payload-type', xmlns.rtp, attributes, [
    ...parameters.map(([key, value]) => element('parameter', xmlns.rtp, { name: key, value })),
    ...feedback.map((value) => {
      const [type = '', subtype = null] = value.split(' ');
      return element('rtcp-fb', xmlns.rtcpFeedback, { type, subtype });
    }),
  ]);
}

function writeTransport(
  { ufrag, pwd, fingerprint, candidates }: Transport,
  more: readonly XmlElement[],
): XmlElement {
  const print =
    fingerprint === null
      ? []
      : [
          element('fingerprint', xmlns.dtls, { hash: fingerprint.hash, setup: fingerprint.setup }, [
            fingerprint.value,
          ]),
        ];
  return element('transport', xmlns.iceUdp, { ufrag, pwd }, [
    ...print,
    ...more,
    ...candidates.map(writeCandidate),
  ]);
}

function writeCandidate(candidate: IceCandidate, index: number): XmlElement {
  const { foundation, component, protocol, priority, ip, port, type } = candidate;
  return element('candidate', xmlns.iceUdp, {
    component,
    foundation,
    generation: '0',
    id: `${foundation}-${port}-${index}`,
    ip,
    network: '0',
    port,
    priority,
    protocol,
    type,
    'rel-addr': candidate.relatedAddress,
    'rel-port': candidate.relatedPort,
    tcptype: candidate.tcpType,
  });
}
