/** Requests for the domain itself, not for one of its users: the registrar's, and OPTIONS. RFC 3261 sections 10.3 and 11.2. */
import type { Flow } from './flow.ts';
import { register, type RegistrarParts } from './registrar.ts';
import { respond } from './response.ts';
import { type IdentityParts, objection, userOf } from './sip-identity.ts';
import type { Field, Request, Response } from './sip-message.ts';

const allow: Field = ['Allow', 'REGISTER, OPTIONS'];

export function serveDomain(
  parts: RegistrarParts,
  identity: IdentityParts,
  request: Request,
  flow: Flow,
): Response {
  const { method } = request;
  if (method === 'REGISTER') {
    const user = userOf(request, 'To');
    const refused = objection(identity, 'registrar', request, user);
    return refused ?? register(parts, request, user, flow);
  }
  const answer = { toTag: parts.tag(), fields: [allow] };
  return respond(request, method === 'OPTIONS' ? 200 : 405, answer);
}
