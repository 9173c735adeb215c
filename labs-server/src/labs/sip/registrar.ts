/** REGISTER: RFC 3261 section 10.3, step by step. Who asks was proved before. */
import { parseAddress } from '../../../wire/sip/address.ts';
import { parseSipUri } from '../../../wire/sip/uri.ts';
import type { Clock } from '../lab.ts';
import { type Binding, type Bindings, maxBindings } from './bindings.ts';
import type { Flow } from './flow.ts';
import { respond } from './response.ts';
import {
  cseqOf,
  type Field,
  type Request,
  type Response,
  valueOf,
  valuesOf,
} from './sip-message.ts';

export const minExpiresS = 10;
const maxExpiresS = 3_600;
const defaultExpiresS = 600;

export interface RegistrarParts {
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly bindings: Bindings;
  /** Makes the tag that the response adds to To. */
  readonly tag: () => string;
}

interface Wanted {
  readonly contact: string;
  /** 0 removes. */
  readonly expiresS: number;
}

/** Changes the bindings of `user`, or none of them, and answers with those that there are. */
export function register(
  { clock, bindings, tag }: RegistrarParts,
  request: Request,
  user: string,
  flow: Flow,
): Response {
  const toTag = tag();
  const wanted = wantedBindings(request, bindings.of(user));
  // Step 6: "*" with "additional Contact fields or an expiration time other than zero" "is invalid".
  if (typeof wanted === 'string') return respond(request, 400, { toTag, warning: wanted });
  const brief = wanted.some(({ expiresS }) => expiresS > 0 && expiresS < minExpiresS);
  if (brief) {
    const fields: Field[] = [['Min-Expires', String(minExpiresS)]];
    return respond(request, 423, { toTag, fields });
  }
  const { number: cseq } = cseqOf(request);
  const callId = valueOf(request, 'Call-ID') ?? '';
  const isOld = (binding: Binding): boolean => binding.callId === callId && binding.cseq >= cseq;
  const touched = bindings
    .of(user)
    .filter(({ contact }) => wanted.some((one) => one.contact === contact));
  // Step 7: of the same Call-ID, "the update MUST be aborted and the request fails" unless its CSeq is higher.
  if (touched.some(isOld)) {
    return respond(request, 500, { toTag, warning: 'a newer REGISTER of this Call-ID was here' });
  }
  const added = wanted.filter(({ expiresS }) => expiresS > 0).length;
  if (added > 0 && bindings.of(user).length - touched.length + added > maxBindings) {
    return respond(request, 503, { toTag, warning: `a user has at most ${maxBindings} contacts` });
  }
  for (const { contact, expiresS } of wanted) {
    const expiresAtMs = clock.wallMs() + expiresS * 1000;
    if (expiresS === 0) bindings.remove(user, contact);
    else bindings.set(user, { contact, expiresAtMs, callId, cseq, flow });
  }
  const contacts = bindings
    .of(user)
    .map((binding): Field => [
      'Contact',
      `<${binding.contact}>;expires=${bindings.secondsLeft(binding)}`,
    ]);
  return respond(request, 200, { toTag, fields: contacts });
}

/** What the Contact fields ask for; a sentence where they cannot be understood. None: the bindings are asked for. */
function wantedBindings(request: Request, present: readonly Binding[]): Wanted[] | string {
  const contacts = valuesOf(request, 'Contact');
  const expires = secondsOf(valueOf(request, 'Expires'));
  if (contacts.includes('*')) {
    if (contacts.length > 1 || expires !== 0)
      return 'Contact: * needs Expires: 0, and no other Contact';
    return present.map(({ contact }) => ({ contact, expiresS: 0 }));
  }
  const wanted: Wanted[] = [];
  for (const text of contacts) {
    const address = parseAddress(text);
    if (address === null || parseSipUri(address.uri) === null)
      return `no SIP URI in Contact: ${text}`;
    const own = address.parameters.get('expires');
    // Section 10.2: "Malformed values SHOULD be treated as equivalent to 3600."
    const asked = own === undefined ? expires : (secondsOf(own) ?? 3_600);
    const expiresS = Math.min(asked ?? defaultExpiresS, maxExpiresS);
    wanted.push({ contact: address.uri, expiresS });
  }
  return wanted;
}

/** Section 20.19: a decimal number; null where it is none. */
function secondsOf(text: string | null): number | null {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}
