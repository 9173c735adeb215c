/** What came of each attack, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import {
  attackers,
  caseKey,
  originChecks,
  sameSiteValues,
  type HijackCase,
} from './hijack-case.ts';
import type { Handshake } from './hijack-evidence.ts';

export interface CaseReport extends HijackCase {
  /** Origin that the attacker's page says it has. */
  readonly attackerOrigin: string;
  /** Whether its socket opened and brought a message. */
  readonly opened: boolean;
  /** For whom the account took the attacker; null for nobody. */
  readonly user: string | null;
  /** Of the attacker's close event. */
  readonly code: number;
  /** What the wire shows; null when its records did not come. */
  readonly handshake: Handshake | null;
}

export interface HijackReport {
  /** At most one for each case, the newest last. */
  readonly cases: readonly CaseReport[];
}

export const noAttacks: HijackReport = { cases: [] };

/** The report with this case; one of the same kind is replaced. */
export function withCase({ cases }: HijackReport, added: CaseReport): HijackReport {
  const key = caseKey(added);
  return { cases: [...cases.filter((one) => caseKey(one) !== key), added] };
}

/** Reads a report that a trace keeps. */
export const readHijackReport: FaceReader<HijackReport> = (value) => ({
  cases: list(value['cases'])
    .map(object)
    .map((one) => ({
      attacker: oneOf(attackers, one['attacker']),
      sameSite: oneOf(sameSiteValues, one['sameSite']),
      originCheck: oneOf(originChecks, one['originCheck']),
      attackerOrigin: text(one['attackerOrigin']),
      opened: one['opened'] === true,
      user: orNull(one['user'], text),
      code: number(one['code']),
      handshake: orNull(one['handshake'], readHandshake),
    })),
});

function readHandshake(value: JsonValue | undefined): Handshake {
  const { cookieSent, origin, status } = object(value);
  return {
    cookieSent: cookieSent === true,
    origin: orNull(origin, text),
    status: number(status),
  };
}
