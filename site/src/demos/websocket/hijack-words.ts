/** Which protection acted, in words. */
import type { CaseReport } from './hijack-report.ts';

export type Verdict = 'hijacked' | 'refused' | 'no-cookie' | 'unclear';

export function verdictOf({ user, opened, handshake }: CaseReport): Verdict {
  if (user !== null) return 'hijacked';
  if (opened) return 'no-cookie';
  return handshake?.status === 403 ? 'refused' : 'unclear';
}

/** For a cell of the table. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  hijacked: 'hijacked',
  refused: '403',
  'no-cookie': 'no cookie',
  unclear: 'unclear',
};

/** What kept the cookie at home, by the case; the wire shows only that it did not come. */
function whoKeptTheCookie({ sameSite, attacker }: CaseReport): string {
  if (sameSite === 'absent') return 'this browser treats a cookie without SameSite as Lax';
  if (sameSite !== 'None') return `its attribute SameSite=${sameSite} kept it from another site`;
  const why = 'SameSite=None allows it, but this browser blocks third-party cookies';
  return attacker === 'sandboxed' ? `${why}, and a sandboxed page is always one` : why;
}

/** Two sentences: what came of it, and why. */
export function verdictWords(report: CaseReport): string {
  const { handshake, attackerOrigin, user, code } = report;
  switch (verdictOf(report)) {
    case 'hijacked':
      return `Hijacked. The handshake carried the cookie, nobody looked at its Origin (${attackerOrigin}), and the attacker reads the messages of ${user}.`;
    case 'refused':
      return handshake?.cookieSent === true
        ? `The Origin check acted: ${attackerOrigin} is not one of ours, so the answer was 403. SameSite had let the cookie through; script of the attacker saw only ${code}.`
        : `Two protections acted: the cookie stayed at home, and the Origin check answered ${attackerOrigin} with 403. Script of the attacker saw only ${code}.`;
    case 'no-cookie':
      return `The cookie was not sent: ${whoKeptTheCookie(report)}. The socket opened, as for anybody, and the server did not know whom it talked to.`;
    case 'unclear':
      return `The socket closed with ${code}, and the wire does not show why. Run it again.`;
  }
}
