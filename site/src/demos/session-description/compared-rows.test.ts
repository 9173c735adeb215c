import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOfEdit, comparedRows } from './compared-rows.ts';
import { keyOf, listBoth, listOne } from './listed-rows.ts';
import { everything, readSdp } from './sdp-document.ts';
import { fixtureDocument } from './testing/browser-sdp.ts';

const offer = fixtureDocument('browser/chromium-offer');
const answer = fixtureDocument('browser/chromium-answer');
const all = comparedRows(offer, answer);

test('offer and answer stand side by side, each line once', () => {
  assert.equal(all.filter(({ before }) => before !== null).length, offer.rows.length);
  assert.equal(all.filter(({ after }) => after !== null).length, answer.rows.length);
  const setup = all.find(({ before }) => before?.line.attribute?.name === 'setup');
  assert.equal(setup?.change, 'changed');
  assert.equal(setup.after?.line.text, 'a=setup:active');
});

test('a list shows what differs only, or all, and a search looks on both sides', () => {
  const differing = listBoth(all, everything, true);
  assert.ok(differing.every(({ compared }) => compared?.change !== 'same'));
  assert.equal(listBoth(all, everything, false).length, all.length);
  const found = listBoth(all, { ...everything, search: 'setup:active' }, true);
  assert.ok(found.length > 0 && found.every(({ row }) => row.line.text === 'a=setup:actpass'));
});

test('rows have names of their own, and a line of the answer alone is the answer’s', () => {
  const keys = listBoth(all, everything, false).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keyOf({ side: 'answer', index: 3 }), 'answer-3');
  assert.equal(listOne(offer, 'offer', everything)[2]?.key, 'offer-2');
  const added = listBoth(all, everything, true).filter(({ compared }) => compared?.before === null);
  assert.ok(added.every(({ side }) => side === 'answer'));
});

test('of two answers only what an edit can have changed is told', () => {
  const other = readSdp(
    answer.text
      .replaceAll(/a=ice-pwd:.*/g, 'a=ice-pwd:AAAAAAAAAAAAAAAAAAAAAAAA\r')
      .replace(/^(m=audio) \d+/m, '$1 50000')
      .replace('a=max-message-size:262144', 'a=max-message-size:1000'),
  );
  if (other === null) return assert.fail();
  assert.deepEqual(
    changesOfEdit(answer, other).map(({ after }) => after?.line.text),
    ['a=max-message-size:1000'],
  );
});
