/** The Transport field of RTSP (RFC 2326 section 12.39): what a client offers, and what the server takes of it. */

/** Channels of interleaved data, or UDP ports: the first for RTP, the second for RTCP. */
export type Pair = readonly [rtp: number, rtcp: number];

export type Transport =
  | { readonly kind: 'interleaved'; readonly channels: Pair | null; readonly mode: Mode }
  | { readonly kind: 'udp'; readonly clientPorts: Pair; readonly mode: Mode };

export type Mode = 'PLAY' | 'RECORD';

/** The offers that this server can serve, in the client's order of preference; multicast is not among them. */
export function readTransport(value: string): readonly Transport[] {
  return splitList(value).flatMap((offer) => readOffer(offer) ?? []);
}

/** The field of the response. `destination` is never there: data goes to the peer of the connection alone. */
export function interleavedTransport(channels: Pair, ssrc: number, mode: Mode): string {
  return `RTP/AVP/TCP;unicast;interleaved=${channels.join('-')};ssrc=${hex(ssrc)};mode="${mode}"`;
}

export function udpTransport(
  { clientPorts, serverPorts }: { readonly clientPorts: Pair; readonly serverPorts: Pair },
  ssrc: number,
  mode: Mode,
): string {
  const ports = `client_port=${clientPorts.join('-')};server_port=${serverPorts.join('-')}`;
  return `RTP/AVP;unicast;${ports};ssrc=${hex(ssrc)};mode="${mode}"`;
}

function readOffer(offer: string): Transport | null {
  const [protocol = '', ...parameters] = offer.split(';').map((part) => part.trim());
  const values = new Map(parameters.map(nameAndValue));
  const mode = readMode(values.get('mode'));
  if (values.has('multicast') || mode === null) return null;
  switch (protocol.toUpperCase()) {
    case 'RTP/AVP/TCP': {
      const channels = values.get('interleaved');
      if (channels === undefined) return { kind: 'interleaved', channels: null, mode };
      const pair = readPair(channels, 255);
      return pair === null ? null : { kind: 'interleaved', channels: pair, mode };
    }
    case 'RTP/AVP':
    case 'RTP/AVP/UDP': {
      const clientPorts = readPair(values.get('client_port') ?? '', 65_535);
      // Below 1024 live services: a datagram of ours has no business there.
      if (clientPorts === null || clientPorts.some((port) => port < 1024)) return null;
      return { kind: 'udp', clientPorts, mode };
    }
    default:
      return null;
  }
}

/** `5000-5001`, or `5000`, which means the next one for RTCP. */
function readPair(text: string, maximum: number): Pair | null {
  const [, first, second] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  const pair: Pair = [Number(first), second === undefined ? Number(first) + 1 : Number(second)];
  return pair.every((number) => number <= maximum) && pair[0] !== pair[1] ? pair : null;
}

/** The default is PLAY; clients write RECORD with quotes and without. */
function readMode(value: string | undefined): Mode | null {
  const mode = (value ?? 'PLAY').replaceAll('"', '').toUpperCase();
  return mode === 'PLAY' || mode === 'RECORD' ? mode : null;
}

function nameAndValue(parameter: string): [string, string] {
  const [name = '', ...value] = parameter.split('=');
  return [name.trim().toLowerCase(), value.join('=').trim()];
}

/** At commas, but not at those within quotes. */
function splitList(value: string): string[] {
  return value.match(/(?:[^,"]|"[^"]*")+/g)?.map((item) => item.trim()) ?? [];
}

function hex(ssrc: number): string {
  return ssrc.toString(16).toUpperCase().padStart(8, '0');
}
