/** All attacks so far: a row for each cookie, a column for each attacker and check. */
import { attackers, caseKey, originChecks, sameSiteValues, type Attacker } from './hijack-case.ts';
import type { CaseReport } from './hijack-report.ts';
import { verdictLabels, verdictOf } from './hijack-words.ts';

const shortLabels: Readonly<Record<Attacker, string>> = {
  'same-site': 'same site',
  'cross-site': 'cross-site',
  sandboxed: 'sandboxed',
};

export function HijackTable({ cases }: { readonly cases: readonly CaseReport[] }) {
  const byKey = new Map(cases.map((one) => [caseKey(one), one]));
  return (
    <div class="hijack-scroll" tabIndex={0} role="region" aria-label="All attacks so far">
      <table class="hijack-table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              SameSite
            </th>
            {attackers.map((attacker) => (
              <th key={attacker} scope="colgroup" colSpan={2}>
                {shortLabels[attacker]}
              </th>
            ))}
          </tr>
          <tr>
            {attackers.flatMap((attacker) =>
              originChecks.map((check) => (
                <th key={`${attacker}-${check}`} scope="col">
                  {check === 'none' ? 'no check' : 'Origin check'}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {sameSiteValues.map((sameSite) => (
            <tr key={sameSite}>
              <th scope="row">{sameSite}</th>
              {attackers.flatMap((attacker) =>
                originChecks.map((originCheck) => {
                  const key = caseKey({ attacker, sameSite, originCheck });
                  return <VerdictCell key={key} report={byKey.get(key)} />;
                }),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VerdictCell({ report }: { readonly report: CaseReport | undefined }) {
  if (report === undefined) return <td class="hijack-untried">–</td>;
  const verdict = verdictOf(report);
  const also = verdict === 'refused' && report.handshake?.cookieSent === false ? ', no cookie' : '';
  return (
    <td class={`hijack-is-${verdict}`}>
      {verdictLabels[verdict]}
      {also}
    </td>
  );
}
