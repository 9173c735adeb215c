/** The ALTERNATE-SERVER mechanism: RFC 8489 section 10, and section 14.8 for when 300 may be sent. */
import { alternateDomain } from '../../wire/stun/alternate-domain.ts';
import { alternateServer } from '../../wire/stun/alternate-server.ts';
import { attribute } from '../../wire/stun/attribute.ts';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { familyOf } from './ip-family.ts';
import type { TurnRefusal } from './reply.ts';
import type { TurnClient } from './turn-client.ts';
import type { Integrity } from './turn-request.ts';
import type { TurnServerOptions } from './turn-server-options.ts';

/** A server to which clients are sent instead. It takes the same credentials, over the same transport. */
export interface AlternateServer {
  /** One, or one of each family. */
  readonly addresses: readonly TransportAddress[];
  /** The name in the subjectAltName of its certificate, where that is not our certificate; else null. */
  readonly domain: string | null;
}

/** 300 (Try Alternate); null where the client is not sent elsewhere, must not be, or could not go there. */
export function tryAlternate(
  { alternateOf }: TurnServerOptions,
  client: TurnClient,
  integrity: Integrity | null,
): TurnRefusal | null {
  // "This error response MUST only be sent if the request included either a USERNAME or USERHASH attribute and a valid
  // MESSAGE-INTEGRITY or MESSAGE-INTEGRITY-SHA256 attribute".
  const alternate = integrity === null ? null : (alternateOf?.(client) ?? null);
  if (integrity === null || alternate === null) return null;
  // "at least one ALTERNATE-SERVER attribute ..., which MUST contain an IP address of the same address family as the
  // source IP address of the request message"; then "an additional ALTERNATE-SERVER attribute" of the other one.
  const family = familyOf(client.fiveTuple.client);
  const same = alternate.addresses.filter((address) => familyOf(address) === family);
  const other = alternate.addresses.filter((address) => familyOf(address) !== family);
  if (same.length === 0) return null;
  const servers = [...same, ...other].map((address) => attribute(alternateServer, address));
  const names = namesOf(alternate, client, integrity);
  return names === null ? null : { code: 300, attributes: [...servers, ...names] };
}

/**
 * "If the transaction uses TLS or DTLS, if the transaction is authenticated by a MESSAGE-INTEGRITY-SHA256 attribute, and if
 * the server wants to redirect to a server that uses a different certificate, then it MUST include an ALTERNATE-DOMAIN
 * attribute". Null where the client would look for our own name in the other certificate: it knows nothing of the attribute.
 */
function namesOf({ domain }: AlternateServer, { fiveTuple }: TurnClient, { algorithm }: Integrity) {
  if (domain === null || fiveTuple.transport !== 'tls') return [];
  return algorithm === 'SHA256' ? [attribute(alternateDomain, domain)] : null;
}
