/** The BYE of one who was called: RFC 3261 section 15.1.1, along the route that the INVITE recorded. */
import { parseAddress } from '../../../wire/sip/address.ts';
import { domainName } from './domain-names.ts';
import type { Flow } from './flow.ts';
import { type Field, noBody, type Request, valueOf, valuesOf } from './sip-message.ts';

export interface ByeParts {
  readonly user: string;
  readonly transport: Flow['transport'];
  /** That of who hangs up. */
  readonly tag: string;
  readonly token: () => string;
}

/** @param reason for people, without quotes (RFC 3326 section 2) */
export function byeOf(
  invite: Request,
  { user, transport, tag, token }: ByeParts,
  reason: string,
): Request {
  const to = valueOf(invite, 'From') ?? '';
  const contact = parseAddress(valuesOf(invite, 'Contact')[0] ?? '')?.uri;
  return {
    kind: 'request',
    method: 'BYE',
    uri: contact ?? parseAddress(to)?.uri ?? '',
    fields: [
      ['Via', `SIP/2.0/${transport} ${user}.${domainName};branch=z9hG4bK${token()}`],
      ['Max-Forwards', '70'],
      ...valuesOf(invite, 'Record-Route').map((route): Field => ['Route', route]),
      ['To', to],
      ['From', `${valueOf(invite, 'To') ?? ''};tag=${tag}`],
      ['Call-ID', valueOf(invite, 'Call-ID') ?? ''],
      ['CSeq', '1 BYE'],
      ['Reason', `SIP;text="${reason}"`],
    ],
    body: noBody,
  };
}
