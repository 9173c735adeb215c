/** A user agent's WebSocket with the sub-protocol `sip`: RFC 7118. */
import { TLSSocket } from 'node:tls';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabPeers } from '../lab-peer.ts';
import type { LabContext } from '../lab.ts';
import { requireSubProtocol } from '../sub-protocol.ts';
import type { Upgrade } from '../upgrade.ts';
import { closeCode, type LabWebSocket } from '../web-socket.ts';
import { newToken, type OpenDomain } from './domains.ts';
import type { Flow } from './flow.ts';
import { type Manner, Resident } from './resident.ts';
import { respond, type Status } from './response.ts';
import { type Message, readMessage, valueOf, writeMessage } from './sip-message.ts';

/** A longer one is answered with 513. */
export const maxMessageBytes = 65_536;

/** Who lives in the lab, and what becomes of a call. */
export const residentManners: Readonly<Record<string, Manner>> = {
  bob: 'answers',
  ringing: 'rings',
  busy: 'busy',
};

interface SocketFlow extends Flow {
  readonly createPeer: ConstructorParameters<typeof Resident>[0]['createPeer'];
}

/** Opens the connection in `domain`. A client that does not offer the sub-protocol speaks something else (section 4.1). */
export function openSipSocket(
  context: LabContext,
  peers: LabPeers,
  domain: OpenDomain,
  upgrade: Upgrade,
): void {
  const { request } = upgrade;
  const detail =
    "This endpoint speaks SIP: open it with `new WebSocket(url, 'sip')` (RFC 7118 section 4.1).";
  if (!requireSubProtocol(upgrade, 'sip', detail)) return;
  acceptWebSocket(context, upgrade, { chooseProtocol: () => 'sip' }, (socket) => {
    const flow: SocketFlow = {
      token: newToken(),
      transport: request.socket instanceof TLSSocket ? 'WSS' : 'WS',
      send: (message) => void sendMessage(socket, message),
      createPeer: (events) => peers.create(request, events),
    };
    domain.enter(flow);
    socket.onBytes((bytes) => receive(domain, flow, socket, bytes));
    socket.onClose(() => domain.leave(flow));
  });
}

/** The user agent `user` of the lab, as a caller on `from` has it; null where the user is none. */
export function residentOf(
  context: Pick<LabContext, 'clock'>,
  domain: OpenDomain,
  user: string,
  from: Flow,
): Flow | null {
  const manner = Object.hasOwn(residentManners, user) ? residentManners[user] : undefined;
  const own = domain.residents.get(from);
  if (manner === undefined || own === undefined) return null;
  const present = own.get(user);
  if (present !== undefined) return present;
  const resident = new Resident({
    user,
    manner,
    transport: from.transport,
    clock: context.clock,
    token: newToken,
    createPeer: (from as SocketFlow).createPeer,
    toProxy: (flow, message) => domain.sip.receive(flow, message),
  });
  own.set(user, resident);
  domain.sip.open(resident);
  return resident;
}

function sendMessage(socket: LabWebSocket, message: Message): void {
  const bytes = writeMessage(message);
  // Section 4.2: text or binary; text where it is UTF-8.
  if (isUtf8(bytes)) socket.sendText(bytes);
  else socket.send(bytes);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function receive(domain: OpenDomain, flow: Flow, socket: LabWebSocket, bytes: Uint8Array): void {
  const reading = readMessage(bytes);
  if (reading.kind === 'keep-alive') {
    // RFC 5626 section 3.5.1: a ping of two CRLFs gets a pong of one.
    if (bytes.length === 4) socket.send('\r\n');
  } else if (reading.kind === 'broken') refuse(flow, socket, reading);
  else if (bytes.length > maxMessageBytes) {
    if (reading.message.kind === 'request') {
      flow.send(respond(reading.message, 513, { toTag: newToken() }));
    }
  } else domain.sip.receive(flow, reading.message);
}

/** What cannot be answered closes the connection with the rule that it breaks. */
function refuse(
  flow: Flow,
  socket: LabWebSocket,
  { message, status, rule }: Extract<ReturnType<typeof readMessage>, { kind: 'broken' }>,
): void {
  if (message?.kind === 'request' && valueOf(message, 'Via') !== null) {
    const known: Status = status === 505 || status === 513 ? status : 400;
    if (message.method !== 'ACK') {
      flow.send(respond(message, known, { toTag: newToken(), warning: rule }));
    }
  } else if (message === null) {
    socket.close(closeCode.policyViolation, Buffer.from(rule).subarray(0, 120).toString('latin1'));
  }
}
