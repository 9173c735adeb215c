import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCases, attackerUrl, caseKey } from './hijack-case.ts';

test('there are 24 attacks, each with a name that an account may have', () => {
  const names = allCases.map(caseKey);
  assert.equal(new Set(names).size, 24);
  for (const name of names) assert.match(name, /^[a-z0-9-]{1,20}$/);
});

test('the other name of this machine is another site, and only then there is a cross-site attacker', () => {
  const path = '/s/1/1/websocket/attacker/x?victim=http%3A%2F%2F127.0.0.1%3A1';
  const own = `http://127.0.0.1:4602${path}`;
  assert.equal(attackerUrl(own, 'cross-site'), `http://localhost:4602${path}`);
  assert.equal(attackerUrl(`http://localhost:4602${path}`, 'cross-site'), own);
  assert.equal(attackerUrl(`http://lan.test:4602${path}`, 'cross-site'), null);
  assert.equal(attackerUrl(own, 'same-site'), own);
  assert.equal(attackerUrl(own, 'sandboxed'), own);
});
