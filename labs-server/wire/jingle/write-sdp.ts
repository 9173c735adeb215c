/** From what Jingle says to SDP, as a browser takes it: RFC 8866, RFC 8839, RFC 8841, RFC 8842. */
import { writeCandidateLine } from './candidate-line.ts';
import type {
  PayloadType,
  RtpContent,
  SessionContent,
  SessionDescription,
} from './session-description.ts';

/** @param origin numbers of the o= line: an id of the session, and a version that grows */
export function writeSdp(
  { contents, bundle }: SessionDescription,
  origin: { readonly id: string; readonly version: number },
): string {
  const lines = [
    'v=0',
    `o=- ${origin.id} ${origin.version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    ...(bundle.length === 0 ? [] : [`a=group:BUNDLE ${bundle.join(' ')}`]),
    ...contents.flatMap(sectionLines),
  ];
  return `${lines.map(oneLine).join('\r\n')}\r\n`;
}

/** What came from the other side must not begin a line of its own. */
function oneLine(line: string): string {
  return line.replaceAll(/[\r\n]+/g, ' ');
}

function sectionLines(content: SessionContent): string[] {
  const { name, media, direction, rtp, sctpPort, maxMessageSize, transport } = content;
  const { ufrag, pwd, fingerprint, candidates } = transport;
  const formats =
    rtp === null
      ? 'UDP/DTLS/SCTP webrtc-datachannel'
      : `UDP/TLS/RTP/SAVPF ${rtp.payloadTypes.map(({ id }) => id).join(' ')}`;
  return [
    `m=${media} 9 ${formats}`,
    'c=IN IP4 0.0.0.0',
    ...candidates.map((candidate) => `a=${writeCandidateLine(candidate)}`),
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    'a=ice-options:trickle',
    ...(fingerprint === null
      ? []
      : [`a=fingerprint:${fingerprint.hash} ${fingerprint.value}`, `a=setup:${fingerprint.setup}`]),
    `a=mid:${name}`,
    ...(rtp === null ? [] : [`a=${direction}`, ...rtpLines(rtp)]),
    ...(sctpPort === null ? [] : [`a=sctp-port:${sctpPort}`]),
    ...(maxMessageSize === null ? [] : [`a=max-message-size:${maxMessageSize}`]),
  ];
}

function rtpLines({ payloadTypes, headerExtensions, sources, rtcpMux }: RtpContent): string[] {
  return [
    ...headerExtensions.map(({ id, uri }) => `a=extmap:${id} ${uri}`),
    ...(rtcpMux ? ['a=rtcp-mux'] : []),
    ...payloadTypes.flatMap(payloadTypeLines),
    ...sources.flatMap(({ ssrc, parameters }) =>
      parameters.map(([name, value]) => `a=ssrc:${ssrc} ${name}${value === '' ? '' : `:${value}`}`),
    ),
  ];
}

function payloadTypeLines(payloadType: PayloadType): string[] {
  const { id, name, clockRate, channels, parameters, feedback } = payloadType;
  const fmtp = parameters.map(([key, value]) => (key === '' ? value : `${key}=${value}`)).join(';');
  return [
    ...(name === ''
      ? []
      : [`a=rtpmap:${id} ${name}/${clockRate}${channels === null ? '' : `/${channels}`}`]),
    ...feedback.map((value) => `a=rtcp-fb:${id} ${value}`),
    ...(fmtp === '' ? [] : [`a=fmtp:${id} ${fmtp}`]),
  ];
}
