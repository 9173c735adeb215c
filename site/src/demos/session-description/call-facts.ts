/** What a call came to, as names and values: what an edit changed shows here. */

export interface CallFact {
  readonly name: string;
  readonly value: string;
}

export type CallFacts = readonly CallFact[];

/** Reads both connections. */
export async function callFacts(
  alice: RTCPeerConnection,
  bob: RTCPeerConnection,
  channel: RTCDataChannel,
): Promise<CallFacts> {
  return [
    { name: 'Alice: connectionState', value: alice.connectionState },
    { name: 'Bob: connectionState', value: bob.connectionState },
    { name: 'Alice: iceConnectionState', value: alice.iceConnectionState },
    { name: 'Alice: DTLS role', value: await dtlsRole(alice) },
    { name: 'data channel', value: channel.readyState },
    { name: 'largest message that Alice may send', value: largest(alice) },
    { name: 'largest message that Bob may send', value: largest(bob) },
    ...directionFacts('Alice', alice),
    ...directionFacts('Bob', bob),
  ];
}

function largest({ sctp }: RTCPeerConnection): string {
  return sctp === null ? 'none' : `${sctp.maxMessageSize} B`;
}

function directionFacts(peer: string, connection: RTCPeerConnection): CallFact[] {
  return connection.getTransceivers().map(({ receiver, currentDirection }) => ({
    name: `${peer}: ${receiver.track.kind}`,
    value: currentDirection ?? 'not agreed',
  }));
}

async function dtlsRole(connection: RTCPeerConnection): Promise<string> {
  const report = await connection.getStats();
  for (const stats of report.values() as Iterable<{ type: string; dtlsRole?: string }>) {
    if (stats.type === 'transport') return stats.dtlsRole ?? 'unknown';
  }
  return 'unknown';
}

export interface FactChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Facts that differ; those of one side only are told with a dash. */
export function changedFacts(before: CallFacts, after: CallFacts): FactChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const valueIn = (facts: CallFacts, name: string) =>
    facts.find((fact) => fact.name === name)?.value ?? '—';
  return names
    .map((name) => ({ name, before: valueIn(before, name), after: valueIn(after, name) }))
    .filter((fact) => fact.before !== fact.after);
}
