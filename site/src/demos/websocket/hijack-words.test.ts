import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noAttacks, readHijackReport, withCase, type CaseReport } from './hijack-report.ts';
import { verdictOf, verdictWords } from './hijack-words.ts';

const refused: CaseReport = {
  attacker: 'same-site',
  sameSite: 'Lax',
  originCheck: 'exact',
  attackerOrigin: 'http://b',
  opened: false,
  user: null,
  code: 1006,
  handshake: { cookieSent: true, origin: 'http://b', status: 403 },
};
const anonymous: CaseReport = {
  ...refused,
  attacker: 'cross-site',
  originCheck: 'none',
  opened: true,
  code: 1000,
  handshake: { cookieSent: false, origin: 'http://x', status: 101 },
};

test('whoever gets the messages of a user has hijacked the account', () => {
  const hijacked = { ...anonymous, user: 'alice' };
  assert.equal(verdictOf(hijacked), 'hijacked');
  assert.match(verdictWords(hijacked), /^Hijacked\. .*messages of alice\.$/);
});

test('a 403 is the Origin check; whether SameSite acted too is told by the Cookie field', () => {
  assert.equal(verdictOf(refused), 'refused');
  assert.match(verdictWords(refused), /^The Origin check acted: .*SameSite had let the cookie/);
  const both = { ...refused, handshake: { cookieSent: false, origin: 'null', status: 403 } };
  assert.match(verdictWords(both), /^Two protections acted/);
});

test('a socket that opened for nobody had no cookie, and the words say who kept it', () => {
  assert.equal(verdictOf(anonymous), 'no-cookie');
  assert.match(verdictWords(anonymous), /SameSite=Lax kept it from another site/);
  assert.match(verdictWords({ ...anonymous, sameSite: 'absent' }), /treats a cookie without/);
  assert.match(verdictWords({ ...anonymous, sameSite: 'None' }), /blocks third-party cookies\./);
  const sandboxed = { ...anonymous, sameSite: 'None', attacker: 'sandboxed' } as const;
  assert.match(verdictWords(sandboxed), /a sandboxed page is always one/);
});

test('a close without evidence is not explained away', () => {
  assert.equal(verdictOf({ ...refused, handshake: null }), 'unclear');
});

test('a case replaces its own kind, and a report comes back from a trace as it was', () => {
  const report = withCase(withCase(noAttacks, refused), anonymous);
  const again = withCase(report, { ...refused, code: 1005 });
  assert.deepEqual(
    again.cases.map(({ code }) => code),
    [1000, 1005],
  );
  assert.deepEqual(readHijackReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readHijackReport({ cases: [{ attacker: 'nobody' }] }), TypeError);
});
