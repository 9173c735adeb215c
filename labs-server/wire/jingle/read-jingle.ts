/** The contents of a `<jingle/>` as a session. What the other side sends is not trusted: what is missing makes it null. */
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
import type { JingleRole } from './write-jingle.ts';
import { attributeOf, childNamed, childrenNamed, textOf, type XmlElement } from './xml-element.ts';

/** @param by who sent it */
export function readJingleContents(jingle: XmlElement, by: JingleRole): SessionDescription | null {
  const contents = childrenNamed(jingle, 'content', xmlns.jingle).map((content) =>
    readContent(content, by),
  );
  if (contents.length === 0 || contents.includes(null)) return null;
  const group = childrenNamed(jingle, 'group', xmlns.grouping).find(
    (one) => attributeOf(one, 'semantics') === 'BUNDLE',
  );
  const names = group === undefined ? [] : childrenNamed(group, 'content', xmlns.grouping);
  return {
    contents: contents.filter((content) => content !== null),
    bundle: names.flatMap((one) => attributeOf(one, 'name') ?? []),
  };
}

/** Name and transport of each content of a `transport-info`. */
export function readTransportInfo(
  jingle: XmlElement,
): { readonly name: string; readonly transport: Transport }[] {
  return childrenNamed(jingle, 'content', xmlns.jingle).flatMap((content) => {
    const name = attributeOf(content, 'name');
    const transport = readTransport(content);
    return name === null || transport === null ? [] : [{ name, transport }];
  });
}

function readContent(content: XmlElement, by: JingleRole): SessionContent | null {
  const name = attributeOf(content, 'name');
  const transport = readTransport(content);
  const rtp = childNamed(content, 'description', xmlns.rtp);
  const data = childNamed(content, 'description', xmlns.dataChannel);
  if (name === null || transport === null || transport.fingerprint === null) return null;
  if (rtp === null && data === null) return null;
  const element = childNamed(content, 'transport', xmlns.iceUdp);
  const sctpMap = element === null ? null : childNamed(element, 'sctpmap', xmlns.sctp);
  return {
    name,
    media: rtp === null ? 'application' : (attributeOf(rtp, 'media') ?? 'audio'),
    direction: directionOf(attributeOf(content, 'senders') ?? 'both', by),
    rtp: rtp === null ? null : readRtp(rtp),
    sctpPort: rtp === null ? ((sctpMap && attributeOf(sctpMap, 'number')) ?? '5000') : null,
    maxMessageSize: data === null ? null : attributeOf(data, 'max-message-size'),
    transport,
  };
}

function directionOf(senders: string, by: JingleRole): Direction {
  if (senders === 'both') return 'sendrecv';
  if (senders === 'none') return 'inactive';
  return senders === by ? 'sendonly' : 'recvonly';
}

function readRtp(description: XmlElement): RtpContent {
  return {
    payloadTypes: childrenNamed(description, 'payload-type', xmlns.rtp).map(readPayloadType),
    headerExtensions: childrenNamed(description, 'rtp-hdrext', xmlns.headerExtensions).map(
      (one) => ({ id: attributeOf(one, 'id') ?? '', uri: attributeOf(one, 'uri') ?? '' }),
    ),
    sources: childrenNamed(description, 'source', xmlns.sources).map((one) => ({
      ssrc: attributeOf(one, 'ssrc') ?? '',
      parameters: readParameters(one, xmlns.sources),
    })),
    rtcpMux: childNamed(description, 'rtcp-mux', xmlns.rtp) !== null,
  };
}

function readPayloadType(element: XmlElement): PayloadType {
  return {
    id: attributeOf(element, 'id') ?? '',
    name: attributeOf(element, 'name') ?? '',
    clockRate: attributeOf(element, 'clockrate') ?? '',
    channels: attributeOf(element, 'channels'),
    parameters: readParameters(element, xmlns.rtp),
    feedback: childrenNamed(element, 'rtcp-fb', xmlns.rtcpFeedback).map((one) =>
      [attributeOf(one, 'type'), attributeOf(one, 'subtype')].filter((part) => part).join(' '),
    ),
  };
}

function readParameters(element: XmlElement, namespace: string) {
  return childrenNamed(element, 'parameter', namespace).map(
    (one) => [attributeOf(one, 'name') ?? '', attributeOf(one, 'value') ?? ''] as const,
  );
}

function readTransport(content: XmlElement): Transport | null {
  const transport = childNamed(content, 'transport', xmlns.iceUdp);
  if (transport === null) return null;
  const print = childNamed(transport, 'fingerprint', xmlns.dtls);
  return {
    ufrag: attributeOf(transport, 'ufrag') ?? '',
    pwd: attributeOf(transport, 'pwd') ?? '',
    fingerprint:
      print === null
        ? null
        : {
            hash: attributeOf(print, 'hash') ?? '',
            value: textOf(print),
            setup: attributeOf(print, 'setup') ?? 'actpass',
          },
    candidates: childrenNamed(transport, 'candidate', xmlns.iceUdp).map(readCandidate),
  };
}

function readCandidate(element: XmlElement): IceCandidate {
  const get = (name: string): string => attributeOf(element, name) ?? '';
  return {
    foundation: get('foundation'),
    component: get('component'),
    protocol: get('protocol'),
    priority: get('priority'),
    ip: get('ip'),
    port: get('port'),
    type: get('type'),
    relatedAddress: attributeOf(element, 'rel-addr'),
    relatedPort: attributeOf(element, 'rel-port'),
    tcpType: attributeOf(element, 'tcptype'),
  };
}
