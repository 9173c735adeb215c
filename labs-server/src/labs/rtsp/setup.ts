/** SETUP: how the media of one stream are carried (RFC 2326 section 10.4). */
import type { Exchange } from './exchange.ts';
import { FrameSender } from './frame-sender.ts';
import { type Flows, interleavedOutput, type MediaOutput, udpOutput } from './media-output.ts';
import { refusal, type RtspResponse } from './response.ts';
import { maxSessions, random32, randomHex } from './rtsp-server-parts.ts';
import { RtspSession, sessionTimeoutSeconds } from './rtsp-session.ts';
import { trackControl } from './stream-description.ts';
import {
  interleavedTransport,
  type Pair,
  readTransport,
  type Transport,
  udpTransport,
} from './transport.ts';
import { udpReach, type UdpReach } from './udp-reach.ts';
import type { FlowWitness } from './wire-witness.ts';

const offerWhat =
  'Offer RTP/AVP/TCP;unicast;interleaved=0-1, or RTP/AVP;unicast;client_port=5000-5001.';

export function setUp(exchange: Exchange): RtspResponse {
  const { request, parts, connection } = exchange;
  const offers = readTransport(request.fields.get('transport') ?? '');
  const reach = udpReach(parts.udp, connection.peerAddress);
  const chosen = offers.find(({ kind }) => kind === 'interleaved' || reach !== null);
  if (chosen === undefined)
    return refusal(461, `None of these transports can be had. ${offerWhat}`);
  const objection = objectionTo(exchange, chosen);
  if (objection !== null) return objection;
  if (chosen.kind === 'udp') return setUpUdp(exchange, chosen, reach);
  const channels = chosen.channels ?? freeChannels(connection.channels);
  if (channels === null || channels.some((channel) => connection.channels.has(channel))) {
    return refusal(461, 'These channels are in use on this connection: choose two others.');
  }
  return setUpInterleaved(exchange, channels, chosen);
}

function objectionTo(
  { control, path, place, connection, parts, request }: Exchange,
  { mode }: Transport,
): RtspResponse | null {
  if (control === null) {
    return refusal(459, `SETUP is for one stream of the presentation: add /${trackControl}.`);
  }
  if (request.fields.has('session')) {
    return refusal(455, 'The session has its one stream already; its transport stays as it is.');
  }
  if (mode === 'RECORD') {
    const { announcement } = connection;
    if (announcement?.path !== path) return refusal(455, 'ANNOUNCE what you publish first.');
    const { control: announced } = announcement.media;
    if (announced !== '' && !announced.endsWith(control)) {
      return refusal(404, `The stream that was announced is ${announced}.`);
    }
  } else if ('absent' in place.stream) return refusal(404, place.stream.absent);
  else if (control !== trackControl) return refusal(404, `The only stream is ${trackControl}.`);
  return parts.sessions.size < maxSessions
    ? null
    : refusal(453, `This server has ${maxSessions} sessions already: try again later.`);
}

function setUpInterleaved(exchange: Exchange, channels: Pair, { mode }: Transport): RtspResponse {
  const { connection } = exchange;
  const ssrc = random32(exchange.parts);
  const output = interleavedOutput(connection, channels);
  const session = openSession(exchange, { mode, ssrc, output, isInterleaved: true });
  connection.channels.set(channels[0], (packet) => session.takeRtp(packet));
  connection.channels.set(channels[1], () => session.touch());
  connection.ownSessions.add(session);
  session.whenEnded(() => {
    for (const channel of channels) connection.channels.delete(channel);
    connection.ownSessions.delete(session);
  });
  return accepted(session, interleavedTransport(channels, ssrc, mode));
}

function setUpUdp(
  exchange: Exchange,
  { clientPorts, mode }: Extract<Transport, { readonly kind: 'udp' }>,
  reach: UdpReach | null,
): RtspResponse {
  const { parts } = exchange;
  if (reach === null) throw new Error('UDP is chosen only where the client can be reached');
  const { udp, peerAddress } = reach;
  const flows = openFlows(exchange, reach, clientPorts);
  if (flows === 'too-many') return refusal(453, tooManyConnections);
  const ssrc = random32(parts);
  const output = udpOutput(udp, peerAddress, clientPorts, flows);
  const session = openSession(exchange, { mode, ssrc, output, isInterleaved: false });
  const release = udp.claim(peerAddress, clientPorts, {
    onRtp(packet) {
      flows?.rtp.tell('client-to-server', packet);
      session.takeRtp(packet);
    },
    onRtcp(packet) {
      flows?.rtcp.tell('client-to-server', packet);
      session.touch();
    },
  });
  session.whenEnded(() => {
    release();
    for (const flow of flows === null ? [] : [flows.rtp, flows.rtcp]) {
      flow.close('lab', 'The RTSP session is over.');
    }
  });
  return accepted(session, udpTransport({ clientPorts, serverPorts: udp.ports }, ssrc, mode));
}

/** `null` where nobody's wire view shows the datagrams. */
function openFlows(
  { owner, parts }: Exchange,
  { udp, peerAddress }: UdpReach,
  clientPorts: Pair,
): Flows | 'too-many' | null {
  if (owner === null) return null;
  const open = (at: 0 | 1): FlowWitness | null =>
    parts.witness.openFlow(
      owner,
      { address: udp.address, port: udp.ports[at] },
      { address: peerAddress, port: clientPorts[at] },
    );
  const [rtp, rtcp] = [open(0), open(1)];
  if (rtp !== null && rtcp !== null) return { rtp, rtcp };
  rtp?.close('lab', tooManyConnections);
  return 'too-many';
}

const tooManyConnections =
  'Your session has too many open connections. Stop a run, then run this again.';

interface SessionMedia {
  readonly mode: Transport['mode'];
  readonly ssrc: number;
  readonly output: MediaOutput;
  readonly isInterleaved: boolean;
}

function openSession(exchange: Exchange, media: SessionMedia): RtspSession {
  const { parts, path, connection, owner, request } = exchange;
  const { clock, sessions } = parts;
  const { mode, ssrc, output, isInterleaved } = media;
  const id = randomHex(parts, 8);
  const sender = new FrameSender({
    clock,
    output,
    ssrc,
    firstSequenceNumber: random32(parts) & 0xffff,
    timestampOffset: random32(parts),
    cname: `wireside@${connection.localAddress}`,
  });
  const userAgent = request.fields.get('user-agent') ?? null;
  const place = { id, path, mode, owner, userAgent };
  const session = new RtspSession({ ...place, clock, isInterleaved, sender });
  sessions.set(id, session);
  session.whenEnded(() => sessions.delete(id));
  if (owner !== null) {
    session.whenEnded(parts.witness.whenSessionEnds(owner, () => session.end()));
  }
  return session;
}

function accepted(session: RtspSession, transport: string): RtspResponse {
  return {
    status: 200,
    fields: [
      ['Session', `${session.id};timeout=${sessionTimeoutSeconds}`],
      ['Transport', transport],
    ],
  };
}

/** The lowest two that nobody uses. */
function freeChannels(used: ReadonlyMap<number, unknown>): Pair | null {
  for (let channel = 0; channel < 255; channel += 2) {
    if (!used.has(channel) && !used.has(channel + 1)) return [channel, channel + 1];
  }
  return null;
}
