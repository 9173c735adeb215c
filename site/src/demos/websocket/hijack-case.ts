/** Who attacks which cookie of which endpoint. */
import {
  sameSiteValues,
  type SameSiteValue,
} from '@wireside/labs-server/wire/mechanisms/websocket-accounts.ts';

/** Where the attacker's page stands, seen from the account's lab. */
export const attackers = ['same-site', 'cross-site', 'sandboxed'] as const;

export type Attacker = (typeof attackers)[number];

export const originChecks = ['none', 'exact'] as const;

export type OriginCheck = (typeof originChecks)[number];

export interface HijackCase {
  readonly attacker: Attacker;
  readonly sameSite: SameSiteValue;
  readonly originCheck: OriginCheck;
}

export { sameSiteValues, type SameSiteValue };

/** Also the account's name: each case has a login, a cookie and a handshake of its own. */
export function caseKey({ attacker, sameSite, originCheck }: HijackCase): string {
  const who = { 'same-site': 'b', 'cross-site': 'x', sandboxed: 'n' }[attacker];
  return `${sameSite.toLowerCase()}-${who}-${originCheck}`;
}

/** Every combination, in the order of the table. */
export const allCases: readonly HijackCase[] = attackers.flatMap((attacker) =>
  sameSiteValues.flatMap((sameSite) =>
    originChecks.map((originCheck) => ({ attacker, sameSite, originCheck })),
  ),
);

/** Two names of one machine are two sites to a browser. */
const otherNames: Readonly<Record<string, string>> = {
  '127.0.0.1': 'localhost',
  localhost: '127.0.0.1',
};

/** The address of the attacker's page, which lab B serves, under the name that makes it `attacker`; null if there is none. */
export function attackerUrl(labUrl: string, attacker: Attacker): string | null {
  if (attacker !== 'cross-site') return labUrl;
  const url = new URL(labUrl);
  const other = otherNames[url.hostname];
  if (other === undefined) return null;
  url.hostname = other;
  return url.href;
}
