/**
 * What a peer sends inside its SCTP association may break every rule. The library throws then, in promises that nobody
 * waits for, and Node.js would end the process. Here such a packet or message is dropped: RFC 9260 section 3.
 *
 * None of these places is documented: the version of werift is exact, and `association-guard.test.ts` fails when one of
 * them works no longer.
 */
import type { RTCPeerConnection } from 'werift';

type SctpTransport = NonNullable<RTCPeerConnection['sctp']>;
type Method = (...given: readonly unknown[]) => Promise<unknown>;

const guarded = new WeakSet<object>();

/** Call it whenever the transport may have another association: after each description. */
export function guardAssociation(transport: SctpTransport): void {
  const { sctp: association } = transport;
  if (guarded.has(association)) return;
  guarded.add(association);
  guardMethod(association, 'handleData');
  guardMethod(transport, 'dataChannelFlush');
  const receive = guardMethod(transport, 'datachannelReceive');
  association.onReceive.allUnsubscribe();
  association.onReceive.subscribe((...chunk) => void receive(...chunk));
}

function guardMethod(subject: object, name: string): Method {
  const method: unknown = Reflect.get(subject, name);
  if (typeof method !== 'function') throw new Error(`werift has no ${name}`);
  const safe: Method = async (...given) => {
    try {
      return await Reflect.apply(method, subject, given);
    } catch {
      return undefined;
    }
  };
  Object.defineProperty(subject, name, { configurable: true, writable: true, value: safe });
  return safe;
}
