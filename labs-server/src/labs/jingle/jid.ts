/** Addresses of XMPP: `local@domain/resource` (RFC 7622 section 3.1). */

export const xmppDomain = 'lab.invalid';

export interface Jid {
  /** Empty where there is none. */
  readonly local: string;
  readonly domain: string;
  /** Empty for a bare address. */
  readonly resource: string;
}

/** Null where the text is no address. */
export function parseJid(text: string): Jid | null {
  const [, local = '', domain = '', resource = ''] =
    /^(?:([^@/\s]{1,64})@)?([^@/\s]{1,64})(?:\/(.{1,64}))?$/s.exec(text) ?? [];
  return domain === ''
    ? null
    : { local: local.toLowerCase(), domain: domain.toLowerCase(), resource };
}
