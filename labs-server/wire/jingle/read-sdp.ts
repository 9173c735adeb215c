/** From SDP (RFC 8866) to what Jingle can say of it; the rest is left out. */
import { readCandidateLine } from './candidate-line.ts';
import type {
  Direction,
  IceCandidate,
  PayloadType,
  RtpSource,
  SessionContent,
  SessionDescription,
  Transport,
} from './session-description.ts';

/** Null where a part is missing that WebRTC needs. */
export function readSdp(sdp: string): SessionDescription | null {
  const lines = sdp.split(/\r?\n/).filter((line) => line !== '');
  const starts = lines.flatMap((line, index) => (line.startsWith('m=') ? [index] : []));
  const session = lines.slice(0, starts[0] ?? lines.length);
  const contents = starts.map((start, index) =>
    readSection(lines.slice(start, starts[index + 1] ?? lines.length), session),
  );
  if (contents.length === 0 || contents.includes(null)) return null;
  const [group = ''] = attributes(session, 'group').filter((value) => value.startsWith('BUNDLE'));
  return {
    contents: contents.filter((content) => content !== null),
    bundle: group.split(' ').slice(1),
  };
}

/** Values of the attribute called `name`; empty for one without a value. */
function attributes(lines: readonly string[], name: string): string[] {
  return lines.flatMap((line) => {
    if (line === `a=${name}`) return [''];
    return line.startsWith(`a=${name}:`) ? [line.slice(name.length + 3)] : [];
  });
}

function readSection(lines: readonly string[], session: readonly string[]): SessionContent | null {
  const [, media = '', , , formats = ''] = /^m=(\S+) (\S+) (\S+) (.*)$/.exec(lines[0] ?? '') ?? [];
  const [name] = attributes(lines, 'mid');
  const transport = readTransport(lines, session);
  if (media === '' || name === undefined || transport === null) return null;
  const isData = media === 'application';
  return {
    name,
    media,
    direction: directionOf(lines),
    rtp: isData ? null : readRtp(lines, formats.split(' ')),
    sctpPort: isData ? (attributes(lines, 'sctp-port')[0] ?? '5000') : null,
    maxMessageSize: attributes(lines, 'max-message-size')[0] ?? null,
    transport,
  };
}

/** Of what stands in both, the section counts. */
function readTransport(section: readonly string[], session: readonly string[]): Transport | null {
  const first = (name: string): string | undefined =>
    attributes(section, name)[0] ?? attributes(session, name)[0];
  const [ufrag, pwd, fingerprint] = [first('ice-ufrag'), first('ice-pwd'), first('fingerprint')];
  const [hash, value] = fingerprint?.split(' ') ?? [];
  if (ufrag === undefined || pwd === undefined || hash === undefined || value === undefined) {
    return null;
  }
  return {
    ufrag,
    pwd,
    fingerprint: { hash, value, setup: first('setup') ?? 'actpass' },
    candidates: attributes(section, 'candidate')
      .map(readCandidateLine)
      .filter((candidate): candidate is IceCandidate => candidate !== null),
  };
}

const directions: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

function directionOf(lines: readonly string[]): Direction {
  return directions.find((direction) => lines.includes(`a=${direction}`)) ?? 'sendrecv';
}

function readRtp(lines: readonly string[], ids: readonly string[]) {
  return {
    payloadTypes: ids.map((id) => readPayloadType(lines, id)),
    headerExtensions: attributes(lines, 'extmap').flatMap((value) => {
      const [id = '', uri = ''] = value.split(' ');
      return uri === '' ? [] : [{ id: id.split('/')[0] ?? '', uri }];
    }),
    sources: readSources(attributes(lines, 'ssrc')),
    rtcpMux: attributes(lines, 'rtcp-mux').length > 0,
  };
}

function readPayloadType(lines: readonly string[], id: string): PayloadType {
  const of = (name: string): string[] =>
    attributes(lines, name).flatMap((value) => {
      const [own, ...rest] = value.split(' ');
      return own === id || (own === '*' && name === 'rtcp-fb') ? [rest.join(' ')] : [];
    });
  const [name = '', clockRate = '', channels = null] = of('rtpmap')[0]?.split('/') ?? [];
  const parameters = of('fmtp').flatMap((value) => value.split(';'));
  return {
    id,
    name,
    clockRate,
    channels,
    parameters: parameters.map((parameter) => {
      const at = parameter.indexOf('=');
      return at < 0
        ? (['', parameter.trim()] as const)
        : ([parameter.slice(0, at).trim(), parameter.slice(at + 1).trim()] as const);
    }),
    feedback: of('rtcp-fb'),
  };
}

function readSources(values: readonly string[]): RtpSource[] {
  const sources = new Map<string, (readonly [string, string])[]>();
  for (const value of values) {
    const [, ssrc = '', name = '', text = ''] = /^(\d+) ([^:]+):?(.*)$/.exec(value) ?? [];
    if (ssrc !== '') sources.set(ssrc, [...(sources.get(ssrc) ?? []), [name, text]]);
  }
  return [...sources].map(([ssrc, parameters]) => ({ ssrc, parameters }));
}
