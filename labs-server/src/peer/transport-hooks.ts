/** Ties the transports of a connection to the sockets of its call. */
import type { RTCPeerConnection } from 'werift';
import { guardAssociation } from './association-guard.ts';
import type { CallSockets } from './call-sockets.ts';
import { hookPlaintext } from './plaintext-hooks.ts';

type IceAgent = RTCPeerConnection['iceTransports'][number]['connection'];

const hooked = new WeakSet<IceAgent>();

/** Call it before the connection gathers candidates. */
export function hookTransports(connection: RTCPeerConnection, sockets: CallSockets): void {
  for (const transport of connection.dtlsTransports) {
    hookPlaintext(transport, sockets);
    hookGathering(transport.iceTransport.connection, sockets);
  }
  if (connection.sctp !== null) guardAssociation(connection.sctp);
}

/** All sockets of an agent are made in one turn, at the beginning of its gathering (RFC 8445 section 5.1.1.1). */
function hookGathering(agent: IceAgent, sockets: CallSockets): void {
  if (hooked.has(agent)) return;
  hooked.add(agent);
  const gather = agent.gatherCandidates.bind(agent);
  agent.gatherCandidates = () => {
    const { protocols } = agent as unknown as { readonly protocols: readonly unknown[] };
    sockets.beginTransport(protocols.length);
    return gather();
  };
}
